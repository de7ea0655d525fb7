"""Charts on slides: native, with their numbers in a workbook of their own, so that an office can change them."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.chart import ChartPart
from pptx.util import Pt
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # ships no types

from app.domain.slides import MoneyBars, PeopleBars
from app.exports.slides_template import SMALL_SIZE

_DARK, _LIGHT = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.BACKGROUND_1
_PARTS = (  # colour of a part, of the theme or between two of it, and colour of its number
    (MSO_THEME_COLOR.ACCENT_1, _LIGHT),
    (RGBColor(0x92, 0xB3, 0xBA), _DARK),  # type: ignore[no-untyped-call]  # the library has no types
    (RGBColor(0xC7, 0xCC, 0xD0), _DARK),  # type: ignore[no-untyped-call]
    (MSO_THEME_COLOR.ACCENT_2, _DARK),
    (MSO_THEME_COLOR.ACCENT_6, _LIGHT),
)
_MONEY = {"de": '#,##0.00\\ "€"', "en": '"€"#,##0.00'}


def money_chart(package: Package, content: MoneyBars, locale: str, made_on: date) -> ChartPart:
    """A bar chart as a part of a presentation: what each source of funding pays, once and every year."""
    series = [
        (label, [Decimal(getattr(one, key)).scaleb(-2) for one in content.bars])
        for key, label in (("once", content.once), ("yearly", content.yearly))
        if label
    ]
    form = _MONEY[locale[:2]]
    data: Any = CategoryChartData(number_format=form)  # type: ignore[no-untyped-call]  # the library has no types
    data.categories = [one.source for one in content.bars]
    for label, amounts in series:
        data.add_series(label, [amount or None for amount in amounts])
    part: ChartPart = ChartPart.new(XL_CHART_TYPE.BAR_CLUSTERED, data, package)
    # The library would make a formula of "=1+1" in the workbook, and stamp it with the time of day.
    names = [one.source for one in content.bars]
    part.chart_workbook.update_from_xlsx_blob(_workbook(names, series, form, made_on))
    _dress(part.chart, locale, several=len(series) > 1)
    return part


def people_chart(package: Package, content: PeopleBars, locale: str, made_on: date) -> ChartPart:
    """A bar chart of how many people there are for what, its bars in parts where there are several."""
    series = [(name, [one.counts[at] for one in content.people]) for at, name in enumerate(content.parts)]
    several = len(series) > 1
    data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]  # the library has no types
    data.categories = [one.name for one in content.people]
    for name, counts in series:
        data.add_series(name, [count or None for count in counts] if several else counts)
    kind = XL_CHART_TYPE.BAR_STACKED if several else XL_CHART_TYPE.BAR_CLUSTERED
    part: ChartPart = ChartPart.new(kind, data, package)
    names = [one.name for one in content.people]
    part.chart_workbook.update_from_xlsx_blob(_workbook(names, series, "0", made_on))
    _dress(part.chart, locale, several=several)
    if several:
        _stack(part.chart)
    return part


def _stack(chart: Any) -> None:
    """Parts differ in brightness too, and each holds its number."""
    plot = chart.plots[0]
    plot.overlap = 100
    plot.data_labels.position = XL_LABEL_POSITION.CENTER
    for one, (colour, label) in zip(plot.series, _PARTS, strict=False):
        fill = one.format.fill
        fill.solid()
        if isinstance(colour, RGBColor):
            fill.fore_color.rgb = colour
        else:
            fill.fore_color.theme_color = colour
        one.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        labels = one.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
        labels.font.size, labels.font.bold = Pt(SMALL_SIZE), True
        labels.font.color.theme_color = label


def _dress(chart: Any, locale: str, *, several: bool) -> None:
    chart.font.size = Pt(SMALL_SIZE)
    chart.font._element.set("lang", locale)
    chart.has_title = False
    chart.has_legend = several
    if several:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_4
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, -10
    plot.vary_by_categories = False
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    for one in plot.series:
        _fill(one)


def _fill(series: Any) -> None:
    """Once is full, every year is striped: they differ without colour as well."""
    fill = series.format.fill
    if series._element.find(qn("c:order")).get("val") == "0":
        fill.solid()
        fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        return
    fill.patterned()
    fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
    fill.fore_color.theme_color, fill.back_color.theme_color = (
        MSO_THEME_COLOR.ACCENT_3,
        MSO_THEME_COLOR.ACCENT_2,
    )
    series.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_3


def _workbook(
    names: Sequence[str], series: Sequence[tuple[str, Sequence[Decimal | int]]], form: str, made_on: date
) -> bytes:
    """The numbers behind a chart, in the places where the chart looks for them."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.combine(made_on, time(12), tzinfo=UTC)})
    sheet, money = book.add_worksheet("Sheet1"), book.add_format({"num_format": form})
    for row, name in enumerate(names, 1):
        sheet.write_string(row, 0, name)
    for column, (label, amounts) in enumerate(series, 1):
        sheet.write_string(0, column, label)
        for row, amount in enumerate(amounts, 1):
            if amount:
                sheet.write_number(row, column, amount, money)
    book.close()
    return out.getvalue()
