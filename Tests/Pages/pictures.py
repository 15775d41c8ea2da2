"""Usage: pictures.py WIRETEXT CHROMIUM

Takes the pictures of Documentation/: a report by day, by night, and on a telephone.
"""
import pathlib
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = PROJECT / "Documentation"


def main():
    program, chromium = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = pathlib.Path(folder) / "report.html"
        subprocess.run([program, "explain", "Samples/handshake/pasted.txt", "-o", path], check=True, cwd=PROJECT)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        def page(width, height, scheme):
            page = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
            page.goto(path.as_uri())
            return page

        def shot(page, name):
            page.screenshot(path=FOLDER / name)

        shot(page(1180, 820, "light"), "explain-story.png")
        bytes = page(1180, 1000, "light")
        bytes.locator("#p1 .mapbox").scroll_into_view_if_needed()
        bytes.evaluate("window.scrollTo(0, document.querySelector('#p1 .mapbox').getBoundingClientRect().top + scrollY - 20)")
        bytes.locator("#p1 .byte").nth(14).hover()
        shot(bytes, "explain-bytes.png")
        night = page(1180, 820, "dark")
        night.evaluate("window.scrollTo(0, document.querySelector('#p2').getBoundingClientRect().top + scrollY)")
        shot(night, "explain-night.png")
        narrow = page(360, 740, "light")
        narrow.evaluate("window.scrollTo(0, document.querySelector('#p1 .mapbox').getBoundingClientRect().top + scrollY - 20)")
        shot(narrow, "explain-narrow.png")
        browser.close()


main()
