"""How an idea was chosen, in German."""

from __future__ import annotations

from app.domain.telling.words import Words

GERMAN = Words(
    code="de",
    name="Deutsch",
    decimal=",",
    coins=("{number} Münze", "{number} Münzen"),
    about=("rund {number} Münze", "rund {number} Münzen"),
    fewer="weniger als 1 Münze",
    rules={
        "plain": "Die meisten Stimmen",
        "equal_shares": "Gleiche Anteile",
        "phragmen": "Ansparen (Phragmén)",
        "sequential_pav": "Teilstimmen (PAV)",
    },
    intros={
        "plain": "Gewählt wird von oben nach unten: zuerst die Idee mit den meisten Stimmen, dann die "
        "nächste, bis alle "
        "Plätze voll sind. Eine kleinere Gruppe kann dabei leer ausgehen.",
        "equal_shares": "Alle bekommen in Gedanken gleich viel Geld: {purse}. Jede Idee kostet {cost}. Wer "
        "für eine Idee "
        "gestimmt hat, bezahlt sie mit. Zuerst kommt die Idee dazu, bei der die Einzelnen am wenigsten "
        "zahlen müssen. "
        "Wer bezahlt hat, hat danach weniger. So kommen auch andere an die Reihe.",
        "phragmen": "Alle beginnen ohne Geld und bekommen nach und nach gleich viele Münzen. Jede Idee "
        "kostet {cost}. "
        "Sobald die Menschen, die eine Idee wollen, zusammen genug haben, kommt sie dazu, und sie geben dafür alles "
        "her. Die anderen behalten ihr Geld.",
        "sequential_pav": "Am Anfang zählt jede Stimme ganz. Ist eine Idee gewählt, für die jemand gestimmt "
        "hat, zählt "
        "die Stimme dieses Menschen danach nur noch halb, nach zwei gewählten Ideen ein Drittel, und so weiter. "
        "Jedes Mal kommt die Idee dazu, die so am meisten zusammenbekommt.",
    },
    larger_purses="Mit 100 Münzen wären nicht alle Plätze voll geworden. Darum begannen alle mit etwas mehr.",
    points_as_approvals="Ein Punkt zählt hier als Zustimmung: Ob jemand einen Punkt gab oder mehrere, macht "
    "keinen Unterschied.",
    nobody="Niemand hat abgestimmt.",
    round_before="Runde {number}: ",
    round_after=" kommt dazu.",
    plain_approvals=("{number} Mensch hat dafür gestimmt.", "{number} Menschen haben dafür gestimmt."),
    plain_points=(
        "{number} Mensch hat dafür gestimmt, mit {votes} Punkten.",
        "{number} Menschen haben dafür gestimmt, zusammen mit {votes} Punkten.",
    ),
    most="Mehr hatte keine Idee, die noch zu haben war.",
    together=(
        "{number} Mensch wollte sie und hatte noch {coins}.",
        "{number} Menschen wollten sie und hatten zusammen noch {coins}.",
    ),
    pays="Jeder Mensch zahlt {coins}.",
    pays_per_point="Für jeden Punkt zahlen sie {coins}.",
    spent="Wer weniger übrig hatte, zahlte alles, was noch da war.",
    cheapest="Bei keiner anderen Idee war es so günstig.",
    larger="Ohne die größeren Geldbeutel wäre sie nicht dazugekommen.",
    first_given="Jetzt reichte das Geld für keine ganze Idee mehr.",
    given="Darum bekamen alle gleich viel dazu: {coins}.",
    first_enough=(
        "Da hatte der {number} Mensch, der diese Idee wollte, als Erster genug.",
        "Da hatten die {number} Menschen, die diese Idee wollten, als Erste zusammen genug.",
    ),
    rest="Ein Platz war noch frei, und mit größeren Geldbeuteln wären es zu viele Ideen geworden. "
    "Den Platz bekam die Idee mit den meisten Stimmen.",
    saved="Alle bekamen gleich viel: {coins}.",
    weighed=(
        "{number} Mensch wollte sie. Die Stimme zählte noch {weight}.",
        "{number} Menschen wollten sie. Ihre Stimmen zählten zusammen noch {weight}.",
    ),
    heaviest="Mehr hatte keine andere Idee.",
    withheld="Weniger als fünf Menschen waren daran beteiligt. Damit niemand erkannt wird, stehen hier "
    "keine Zahlen dazu.",
    tied_support=(
        "Nr. {ideas} war genau gleichauf. Diese Idee hatte mehr Unterstützung.",
        "Nr. {ideas} waren genau gleichauf. Diese Idee hatte mehr Unterstützung.",
    ),
    tied_lot=(
        "Nr. {ideas} war genau gleichauf. Das Los hat entschieden (Los-Zahl {seed}).",
        "Nr. {ideas} waren genau gleichauf. Das Los hat entschieden (Los-Zahl {seed}).",
    ),
    bars=(
        "Nr. {ideas} ist damit zurückgestellt: Von beiden kann nur eine gewählt werden.",
        "Nr. {ideas} sind damit zurückgestellt: Neben dieser Idee können sie nicht gewählt werden.",
    ),
    left_out=(
        "{number} von {all} Menschen hätte keine Idee, für die er gestimmt hat.",
        "{number} von {all} Menschen hätten keine Idee, für die sie gestimmt haben.",
    ),
    none_left_out="Alle {all} hätten mindestens eine Idee, für die sie gestimmt haben.",
    language="Sprache der Erklärung",
    way="Zählweise",
    question="Frage",
    picture="Die Geldbeutel nach Runde {number}",
    legend_left="was noch da ist",
    legend_paid="was für diese Idee bezahlt wurde",
    one_person="Jede Säule ist ein Mensch. Wer am meisten übrig hat, steht vorn.",
    some_people="Jede Säule sind etwa {number} Menschen. Wer am meisten übrig hat, steht vorn.",
    have_left=("{number} Mensch hat noch {coins}", "{number} Menschen haben noch {coins}"),
    between="Danach haben die Menschen noch zwischen {least} und {most}; die Hälfte hat höchstens {middle}.",
    no_picture="Zu dieser Runde gibt es kein Bild.",
    words_are_enough="Diese Zählweise kommt ohne Geld aus; ein Bild mit Münzen braucht sie nicht.",
    back="Zurück",
    next="Nächster Schritt",
    play="Abspielen",
    stop="Anhalten",
    step="Schritt {number} von {all}",
)
