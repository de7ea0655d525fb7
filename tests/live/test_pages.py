"""Every word of a sketch is somewhere on the big screen's pages."""

from hypothesis import given
from hypothesis import strategies as st

from app.live.pages import CELLS, PAGE, SHARED, TABLE, Drawn, layout

TEXTS = st.lists(st.text("abc äß-\n", max_size=900), max_size=12)
ROWS = st.lists(st.integers(3, 40), max_size=60)


@given(TEXTS)
def test_no_word_is_left_out_and_no_page_is_too_full(texts):
    pages = layout([(str(n), text) for n, text in enumerate(texts)])
    shown = [letter for page in pages for cell in page for letter in cell.text if not letter.isspace()]
    assert shown == [letter for text in texts for letter in text if not letter.isspace()]
    for page in pages:
        assert 1 <= len(page) <= CELLS
        if len(page) == 1:
            assert len(page[0].text.split("\n")) <= PAGE[1]


def test_short_sections_share_a_page_and_a_long_one_has_its_own():
    pages = layout([("a", "kurz"), ("b", "kurz"), ("c", "lang " * 200), ("d", "kurz")])
    assert [[cell.key for cell in page] for page in pages] == [["a", "b"], ["c"], ["c"], ["d"]]
    assert [(cell.part, cell.parts) for cell in pages[1] + pages[2]] == [(1, 2), (2, 2)]


@given(ROWS, st.integers(0, 50))
def test_a_table_turns_pages_and_every_row_is_on_one_of_them(rows, foot):
    pages = layout([("a", "kurz"), ("b", Drawn(tuple(rows), foot)), ("c", "kurz")])
    assert [[cell.key for cell in page] for page in pages] == [["a"], *[["b"]] * (len(pages) - 2), ["c"]]
    tables = [page[0] for page in pages[1:-1]]
    assert [row for cell in tables if cell.rows for row in cell.rows] == list(range(len(rows)))
    assert [cell.foot for cell in tables] == [False] * (len(tables) - 1) + [True]
    for cell in tables:
        assert cell.rows is not None
        parts = [rows[n] for n in cell.rows] + [foot] * (cell.foot and foot > 0)
        assert sum(parts) <= TABLE or len(parts) == 1
    assert [(cell.part, cell.parts) for cell in tables] == [
        (n, len(tables)) for n in range(1, len(tables) + 1)
    ]


def test_rows_of_one_height_are_spread_evenly():
    sizes = [len(page[0].rows or ()) for page in layout([("a", Drawn((5,) * 16))])]
    assert sizes == [4, 4, 4, 4]


def test_what_is_drawn_and_small_stands_among_short_sections():
    small, large = (
        Drawn((3,) * (SHARED // 3), can_share=True),
        Drawn((3,) * (SHARED // 3 + 1), can_share=True),
    )
    pages = layout([("a", "kurz"), ("b", small), ("c", large), ("d", Drawn((3,)))])
    assert [[cell.key for cell in page] for page in pages] == [["a", "b"], ["c"], ["d"]]
