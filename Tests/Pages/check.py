"""Usage: check.py WIRETEXT CHROMIUM

Opens reports in a browser and sees whether they do what they say: marks, links, widths, accessibility, no network.
"""
import pathlib
import subprocess
import sys
import tempfile

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
REPORTS = {
    "report": ["Samples/handshake/pasted.txt", "--level", "3"],
    "broken": ["Samples/handshake/broken.txt"],
    "capture": ["Samples/ipv6/capture.pcap"],
    "many": ["Samples/explain/thousand.pcap"],
    "worksheet": ["Samples/handshake/pasted.txt", "--worksheet"],
    "key": ["Samples/handshake/pasted.txt", "--key"],
}
failures = []


def check(condition, what):
    if not condition:
        failures.append(what)
        print("pages: FAILED:", what)


def valid(path):
    """The parser of the standard, and tidy's view of what may stand in what."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(path.read_bytes(), transport_encoding="utf-8")
    for place, code, _ in parser.errors:
        check(False, f"{path.name}: html5lib: {code} at {place}")
    tidy = subprocess.run(["tidy", "-q", "-e", path], capture_output=True, text=True)
    for line in tidy.stderr.splitlines():
        check(False, f"{path.name}: tidy: {line}")


def marks(page):
    """Hover, focus and a click on a byte mark its field, its line and the words about it."""
    byte = page.locator(".byte").first
    key = byte.get_attribute("data-tie").split()[0]
    for what, act in [("hover", byte.hover), ("focus", byte.focus)]:
        page.keyboard.press("Escape")
        act()
        for place in [".byte", ".map td", ".listing li", "dl.def"]:
            lit = page.locator(f"{place}.lit")
            check(lit.count() > 0, f"{what} on a byte marks no {place}")
            ties = lit.evaluate_all("all => all.map(one => one.dataset.tie)")
            check(all(key in tie.split() for tie in ties), f"{what} on a byte marks what is not its own")
        check(page.locator("#bar").is_visible(), f"{what} on a byte shows no words")
    page.keyboard.press("Escape")
    check(page.locator(".lit").count() == 0, "Escape leaves marks behind")
    line = page.locator(".listing li[data-tie$='-window']").first
    line.hover()
    check(page.locator(".byte.lit").count() > 0, "hover on a line marks no byte")
    flag = page.locator(".map td.bit").nth(6)
    flag.click()
    check(page.locator(".map td.lit").count() == 1, "a click on a flag marks more than that flag")
    page.mouse.move(0, 0)
    check(page.locator(".map td.lit").count() == 1, "a click does not hold the mark")
    page.keyboard.press("Escape")


def plain(browser, address):
    """Without a script every byte and every line leads to the words about it."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    byte = page.locator(".byte").nth(4)
    target = byte.get_attribute("href")
    byte.click()
    check(page.url.endswith(target), "a byte leads nowhere without a script")
    check(page.locator(target).is_visible(), "the words about a byte are hidden without a script")
    check(not page.locator("#bar").is_visible(), "an empty bar shows without a script")
    page.context.close()


def look(browser, name, path):
    address = path.as_uri()
    for width in (360, 768, 1600):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            requests = []
            page.on("request", lambda request: requests.append(request.url))
            page.on("pageerror", lambda error: check(False, f"{name}: script: {error}"))
            page.goto(address)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(over <= 0, f"{name}: {over} pixels too wide at {width}")
            if (width, scheme) in [(360, "light"), (1600, "dark")]:
                results = Axe().run(page)
                check(results.violations_count == 0, f"{name} at {width}, {scheme}: {results.generate_report()}")
            if name == "report" and width == 1600 and scheme == "light":
                marks(page)
            check(requests == [address], f"{name}: requests {requests}")
            context.close()


def main():
    program, chromium = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, arguments in REPORTS.items():
            path = pathlib.Path(folder) / (name + ".html")
            subprocess.run([program, "explain", *arguments, "-o", path], check=True, cwd=PROJECT)
            valid(path)
            look(browser, name, path)
            if name == "report":
                plain(browser, path.as_uri())
        browser.close()
    print(f"pages: {len(REPORTS)} reports in a browser, {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
