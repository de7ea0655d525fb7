"""The slides as a page, in a real browser, at the sizes of projectors: nothing is cut, nothing is refused."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

SIZES = ((1280, 720), (1920, 1080))
# What does not fit stands below or beside the slide's own box; a pixel is rounding.
_TOO_LARGE = """() => {
  const page = document.querySelector('[data-slide]:not([hidden]) .slide__page');
  if (!page) return 'no slide is shown';
  const box = page.getBoundingClientRect();
  for (const one of page.querySelectorAll('.slide__content *')) {
    const its = one.getBoundingClientRect();
    if (its.bottom > box.bottom + 1 || its.right > box.right + 1 || its.left < box.left - 1)
      return (one.textContent || one.tagName).slice(0, 60);
  }
  return '';
}"""


def program() -> str | None:
    """The system's browser."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def problems(page_file: Path, folder: Path) -> Iterator[str]:
    """Everything that is wrong with the slides of a page; draws them into `folder`."""
    from playwright.sync_api import sync_playwright  # only where there is a browser

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        options = ["--no-sandbox", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=program(), args=options)
        for wide, high in SIZES:
            page = browser.new_page(viewport={"width": wide, "height": high})
            told: list[str] = []
            page.on(
                "console",
                lambda message, told=told: told.append(message.text) if message.type == "error" else None,
            )
            page.goto(page_file.as_uri())
            slides = page.locator("[data-slide]").count()
            page.click("[data-present]")
            for number in range(1, slides + 1):
                cut = page.evaluate(_TOO_LARGE)
                if cut:
                    yield f"slide {number} at {wide}x{high} is cut at “{cut}”"
                page.screenshot(path=folder / f"{page_file.stem}-{wide}-{number:03d}.png")
                page.keyboard.press("ArrowRight")
            yield from (f"{wide}x{high}: {one}" for one in told)
            page.close()
        browser.close()
