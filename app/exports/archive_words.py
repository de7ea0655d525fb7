"""The words of the text in the archive of all papers, German and English."""

from dataclasses import dataclass

from app.domain.report import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveWords:
    """The fixed words of the text, and one sentence for each format by its key in `PAPERS`."""

    file_name: str
    title: str
    about: str
    papers: dict[str, str]


ARCHIVE_WORDS: dict[Language, ArchiveWords] = {
    "de": ArchiveWords(
        file_name="LIESMICH.txt",
        title="Was in diesem Archiv liegt",
        about="Alle Papiere sagen dasselbe vom selben Tag, jedes in der Form für seinen Zweck. "
        "Namen von Teilnehmenden stehen in keinem.",
        papers={
            "vorlage": "Ratsvorlage mit Beschlussvorschlag, zum Weiterschreiben (Word, LibreOffice).",
            "vorlage-pdf": "Dieselbe Ratsvorlage zum Lesen und Weitergeben (barrierefreies PDF).",
            "docx": "Ergebnisbericht zum Weiterschreiben (Word, LibreOffice).",
            "pdf": "Ergebnisbericht zum Lesen, Drucken und Weitergeben (barrierefreies PDF).",
            "protokoll": "Protokoll der Sitzungen zum Ablegen und Verschicken (Word, LibreOffice).",
            "protokoll-pdf": "Dasselbe Protokoll zum Lesen und Drucken (barrierefreies PDF).",
            "steckbrief": "Jede Projektskizze auf einer Seite (barrierefreies PDF).",
            "pptx": "Jede Projektskizze als Folien zum Vorstellen, mit Notizen (PowerPoint, Impress).",
            "folien": "Dieselben Folien als eine Seite für jeden Browser, zum Vorführen ohne Netz.",
            "xlsx": "Alle Tabellen in einer Arbeitsmappe: Ideen, Stimmen, Ergebnis, Skizzen, Kosten.",
            "csv": "Dieselben Tabellen, jede als CSV-Datei: für andere Programme.",
            "stimmen": "Alle Stimmzettel ohne Namen, zum Nachzählen und um den eigenen zu finden.",
            "rueckmeldungen": "Was zu den Skizzen geraten wurde und was daraus wurde.",
            "pb": "Die Abstimmungen im Format Pabulib, mit dem Fachleute nachrechnen.",
            "json": "Alles als Daten, für Programme.",
            "ics": "Die Sitzungen und die Termine der nächsten Schritte für den Kalender.",
            "openslides": "Die Skizzen als Themen einer Tagesordnung. In OpenSlides 4: Agenda, Importieren.",
        },
    ),
    "en": ArchiveWords(
        file_name="README.txt",
        title="What is in this archive",
        about="All papers say the same as of the same day, each in the form for its purpose. "
        "None of them names a participant.",
        papers={
            "vorlage": "Council paper with a proposed decision, to be edited (Word, LibreOffice).",
            "vorlage-pdf": "The same council paper to be read and passed on (accessible PDF).",
            "docx": "Report of results to be edited (Word, LibreOffice).",
            "pdf": "Report of results to be read, printed and passed on (accessible PDF).",
            "protokoll": "Minutes of the meetings, to be filed and sent round (Word, LibreOffice).",
            "protokoll-pdf": "The same minutes, to be read and printed (accessible PDF).",
            "steckbrief": "Every project sketch on one page (accessible PDF).",
            "pptx": "Every project sketch as slides to be presented, with notes (PowerPoint, Impress).",
            "folien": "The same slides as one page for every browser, to be presented without a network.",
            "xlsx": "All tables in one workbook: ideas, votes, result, sketches, costs.",
            "csv": "The same tables, each as a CSV file: for other programs.",
            "stimmen": "All ballots without names, to recount and to find one’s own.",
            "rueckmeldungen": "What was advised on the sketches, and what became of it.",
            "pb": "The votes in the format Pabulib, with which experts recount.",
            "json": "Everything as data, for programs.",
            "ics": "The meetings and the dates of the next steps for a calendar.",
            "openslides": "The sketches as topics of an agenda. In OpenSlides 4: Agenda, Import.",
        },
    ),
}
