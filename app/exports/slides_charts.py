"""Charts on slides: native, with their numbers in a workbook of their own, so that an office can change them."""

import io
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.chart import ChartPart
from pptx.util import Pt
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # ships no types

from app.domain.slides import MoneyBars
from app.exports.slides_template import SMALL_SIZE

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
    part.chart_workbook.update_from_xlsx_blob(_workbook(content, series, form, made_on))
    _dress(part.chart, locale, several=len(series) > 1)
    return part


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


def _workbook(content: MoneyBars, series: list[tuple[str, list[Decimal]]], form: str, made_on: date) -> bytes:
    """The numbers behind a chart, in the places where the chart looks for them."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.combine(made_on, time(12), tzinfo=UTC)})
    sheet, money = book.add_worksheet("Sheet1"), book.add_format({"num_format": form})
    for row, one in enumerate(content.bars, 1):
        sheet.write_string(row, 0, one.source)
    for column, (label, amounts) in enumerate(series, 1):
        sheet.write_string(0, column, label)
        for row, amount in enumerate(amounts, 1):
            if amount:
                sheet.write_number(row, column, amount, money)
    book.close()
    return out.getvalue()
