// The catalogue's one script: copy buttons, sorting, search. Every page works without it.
"use strict";
(() => {
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Copy buttons for every block of code.
  if (navigator.clipboard) {
    for (const block of document.querySelectorAll("pre")) {
      const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
      button.addEventListener("click", async () => {
        let done = "Copied";
        try { await navigator.clipboard.writeText(block.textContent); } catch { done = "Not allowed"; }
        button.textContent = done;
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
      });
      block.before(button);
    }
    // And for files that are linked only.
    for (const link of document.querySelectorAll(".downloads a[download]")) {
      const button = make("button", { type: "button", textContent: "Copy" });
      button.setAttribute("aria-label", `Copy ${link.textContent}`);
      button.addEventListener("click", async () => {
        try {
          const answer = await fetch(link.href);
          if (!answer.ok) throw new Error(answer.status);
          await navigator.clipboard.writeText(await answer.text());
          button.textContent = "Copied";
        } catch { button.textContent = "Open it instead"; }
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
      });
      link.after(" ", button);
    }
  }

  // Tables of tools can be sorted by their columns.
  const levels = { low: 0, medium: 1, high: 2, critical: 3 };
  for (const table of document.querySelectorAll("table.tools")) {
    const body = table.tBodies[0];
    table.classList.add("sortable");
    [...table.tHead.rows[0].cells].forEach((cell, column) => {
      const button = make("button", { type: "button", textContent: cell.textContent });
      cell.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = cell.getAttribute("aria-sort") !== "descending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => {
          const text = row.cells[column].textContent.trim();
          const number = Number(text.replaceAll(",", ""));
          return text in levels ? levels[text] : text !== "" && !Number.isNaN(number) ? number : text.toLowerCase();
        };
        const order = (a, b) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1);
        const rows = [...body.rows].map((row) => [key(row), row]);
        rows.sort((a, b) => (down ? order(b[0], a[0]) : order(a[0], b[0])));
        body.append(...rows.map((pair) => pair[1]));
      });
    });
  }

  // Search.
  const form = document.getElementById("search");
  if (!form) return;
  const box = document.getElementById("q");
  const selects = { class: document.getElementById("class"), risk: document.getElementById("risk"), can: document.getElementById("can") };
  const count = document.getElementById("count");
  const results = document.getElementById("results");
  const file = location.pathname.endsWith(".html") ? "index.html" : "";
  const classes = ["read", "write", "execute", "destructive", "financial"];
  const risks = ["low", "medium", "high", "critical"];
  const page = 30;
  const loaded = new Map();
  const load = (path) => {
    if (!loaded.has(path)) {
      loaded.set(path, fetch(path).then((answer) => {
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return answer.json();
      }).catch((error) => { loaded.delete(path); throw error; }));
    }
    return loaded.get(path);
  };
  const sums = (list) => { let last = 0; return list.map((step) => (last += step)); };

  // The same cuts as the index: runs of letters and digits, split at capitals.
  const words = (text) => {
    const found = text.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().match(/[\p{Alphabetic}0-9]+/gu) || [];
    return [...new Set(found.map((word) => [...word].slice(0, 24).join("")))].slice(0, 8);
  };
  const shard = (word) => (/^[a-z0-9]{2}/.test(word) ? word.slice(0, 2) : /^[a-z0-9]$/.test(word) ? word : "_");

  // Scores of the tools and servers that one word leads to.
  const look = async (word, facets, starts) => {
    const names = facets.shards.filter((name) => (word.length < 2 ? name.startsWith(shard(word)) : name === shard(word)));
    const tools = new Map();
    const servers = new Map();
    const raise = (map, number, score) => { if ((map.get(number) || 0) < score) map.set(number, score); };
    for (const entries of await Promise.all(names.map((name) => load(`w/${name}.json`)))) {
      for (const [key, lists] of Object.entries(entries)) {
        if (!key.startsWith(word)) continue;
        const whole = key === word ? 2 : 1;
        for (const number of sums(lists[0])) raise(tools, number, 6 * whole);
        for (const number of sums(lists[2])) raise(tools, number, whole);
        for (const number of sums(lists[1])) {
          raise(servers, number, 6 * whole);
          const end = number + 1 < starts.length ? starts[number + 1] : facets.tools;
          for (let tool = starts[number]; tool < end; tool += 1) raise(tools, tool, 2 * whole);
        }
      }
    }
    return { tools, servers };
  };

  const meet = (maps) => {
    const [first, ...rest] = maps;
    const result = new Map();
    for (const [number, score] of first) {
      let sum = score;
      if (rest.every((map) => { const more = map.get(number); sum += more || 0; return more !== undefined; })) result.set(number, sum);
    }
    return result;
  };

  const rows = async (numbers, folder, size) => {
    const chunks = await Promise.all(numbers.map((number) => load(`${folder}/${Math.floor(number / size)}.json`)));
    return numbers.map((number, place) => chunks[place][number % size]);
  };

  const badge = (risk) => make("span", { className: `risk ${risk}`, textContent: risk });

  let turn = 0;
  const run = async (shown = page) => {
    const mine = (turn += 1);
    const query = words(box.value);
    const chosen = Object.fromEntries(Object.entries(selects).map(([key, select]) => [key, select.value]));
    const filtered = chosen.class || chosen.risk || chosen.can;
    const address = new URLSearchParams();
    if (box.value) address.set("q", box.value);
    for (const [key, value] of Object.entries(chosen)) if (value) address.set(key, value);
    history.replaceState(null, "", address.size ? `?${address}` : location.pathname);
    if (!query.length && !filtered) {
      results.replaceChildren();
      count.textContent = "";
      return;
    }
    let facets, tools, servers;
    try {
      facets = await load("facets.json");
      const starts = sums(facets.starts);
      const can = chosen.can ? new Set(sums(facets.capabilities[chosen.can] || [])) : null;
      const fits = (number) => {
        const label = facets.labels.charCodeAt(number) - 97;
        return (!chosen.class || classes[label >> 2] === chosen.class) && (!chosen.risk || risks[label & 3] === chosen.risk)
          && (!can || can.has(number));
      };
      if (query.length) {
        const looks = await Promise.all(query.map((word) => look(word, facets, starts)));
        tools = [...meet(looks.map((found) => found.tools))].filter(([number]) => fits(number));
        servers = filtered ? [] : [...meet(looks.map((found) => found.servers))];
      } else {
        tools = [...facets.labels].map((_, number) => [number, 0]).filter(([number]) => fits(number));
        servers = [];
      }
      // Better matches first, then more risk, then the order of the catalogue.
      const rank = (number) => (facets.labels.charCodeAt(number) - 97) & 3;
      tools.sort((a, b) => b[1] - a[1] || rank(b[0]) - rank(a[0]) || a[0] - b[0]);
      servers.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      const toolNumbers = tools.slice(0, shown).map((pair) => pair[0]);
      const serverNumbers = servers.slice(0, 5).map((pair) => pair[0]);
      const [toolRows, serverRows] = await Promise.all([rows(toolNumbers, "t", facets.chunk), rows(serverNumbers, "s", facets.chunk)]);
      const owners = await rows(toolRows.map((row) => row[2]), "s", facets.chunk);
      if (mine !== turn) return;
      const items = serverRows.map(([name, slug, size, risk]) => make("li", {},
        make("a", { href: `../servers/${slug}/${file}`, textContent: name }), " ",
        make("span", { className: "chip soft", textContent: "server" }),
        make("span", { className: "meta" }, make("span", { textContent: size === 1 ? "1 tool" : `${size} tools` }), risk ? badge(risk) : "")));
      toolRows.forEach(([name, slug, , text], place) => {
        const [owner, ownerSlug] = owners[place];
        const label = facets.labels.charCodeAt(toolNumbers[place]) - 97;
        items.push(make("li", {},
          make("a", { className: "name", href: `../servers/${ownerSlug}/tools/${slug}/${file}`, textContent: name || "(empty name)" }),
          make("span", { className: "meta" }, badge(risks[label & 3]), make("span", { textContent: classes[label >> 2] }),
            make("a", { href: `../servers/${ownerSlug}/${file}`, textContent: owner })),
          make("bdi", { className: "excerpt quiet", textContent: text })));
      });
      results.replaceChildren(...items);
      const parts = [`${tools.length.toLocaleString("en")} ${tools.length === 1 ? "tool" : "tools"}`];
      if (servers.length) parts.push(`${servers.length.toLocaleString("en")} ${servers.length === 1 ? "server" : "servers"}`);
      count.textContent = `${parts.join(", ")} found`;
      if (tools.length > shown) {
        const more = make("button", { type: "button", textContent: "Show more" });
        more.addEventListener("click", () => run(shown + page * 2));
        results.append(make("li", {}, more));
      }
    } catch (error) {
      if (mine === turn) count.textContent = location.protocol === "file:" ? "Searching needs a web server: try `plimsoll serve`." : `The index could not be loaded (${error.message}).`;
    }
  };

  const state = new URLSearchParams(location.search);
  box.value = state.get("q") || "";
  for (const [key, select] of Object.entries(selects)) select.value = state.get(key) || "";
  for (const select of Object.values(selects)) select.selectedIndex = Math.max(0, select.selectedIndex);
  let timer;
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(run, 120); });
  for (const select of Object.values(selects)) select.addEventListener("change", () => run());
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); run(); });
  // `/` goes to the box; arrows go through the results.
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); box.focus(); }
    if (event.key === "Escape" && event.target === box) { box.value = ""; run(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...results.querySelectorAll("li > a")];
    const place = links.indexOf(document.activeElement);
    if (place < 0 && event.target !== box) return;
    const next = place + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    if (next < 0) box.focus(); else if (links[next]) links[next].focus();
  });
  run();
})();
