// Generated from reports/theme by the test `ThemeTests` with GOLDEN=record; do not edit.
// swift-format-ignore-file

/// The theme as it is embedded.
enum SiteStyle {
  static let sheet = #"""
    /* The catalogue's one style sheet. Calm, dense, without scripts, images or foreign fonts. */
    :root {
      color-scheme: light dark;
      --paper: #fbfaf6; --card: #ffffff; --ink: #1b2530; --quiet: #56616c; --line: #dcd9cf; --sea: #0b4f5c;
      --shade: #f2f0e8; --mark: #fbe7a1;
      --low: #2a6a3c; --medium: #7d5200; --high: #a63a06; --critical: #a0122b;
      --read: #5b8f9b; --write: #b59a4a; --execute: #c9743c; --destructive: #a0122b; --financial: #5a3e85;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "Noto Serif", Georgia, serif;
      --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #10171d; --card: #161f27; --ink: #e3e8ea; --quiet: #9dabb5; --line: #2b3843; --sea: #7fd0d8;
        --shade: #1a252e; --mark: #5c4a12;
        --low: #86d39a; --medium: #e9bd66; --high: #ff9f73; --critical: #ff8b98;
        --read: #6fa9b5; --write: #c9ad5a; --execute: #e08b52; --destructive: #e0566b; --financial: #a98bd6;
      }
    }
    * { box-sizing: border-box; }
    html { font: 100%/1.55 var(--sans); background: var(--paper); color: var(--ink); }
    body { margin: 0; overflow-wrap: anywhere; }
    main, .masthead, .colophon { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
    a { color: var(--sea); text-underline-offset: .15em; text-decoration-thickness: from-font; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--sea); outline-offset: 2px; border-radius: 2px; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
    .masthead { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; padding-block: .9rem;
      border-bottom: 3px solid var(--sea); }
    .brand { display: flex; align-items: center; gap: .6rem; font: 600 1.1rem var(--serif); text-decoration: none; color: var(--sea); }
    .masthead nav { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin-left: auto; }
    .masthead nav a { color: var(--ink); text-decoration: none; padding: .25rem 0; min-height: 24px; }
    .masthead nav a:hover { text-decoration: underline; }
    .trail { font-size: .875rem; color: var(--quiet); margin: 1rem 0 0; }
    .title { margin: 1.5rem 0 1.25rem; }
    h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
    h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); margin: 0 0 .5rem; }
    h1.name { font-family: var(--mono); font-size: clamp(1.3rem, 1rem + 1.6vw, 2rem); letter-spacing: -.01em; }
    h2 { font-size: 1.3rem; margin: 2.4rem 0 .7rem; padding-top: .7rem; border-top: 1px solid var(--line); }
    h3 { font-size: 1.05rem; margin: 0 0 .3rem; }
    p, ul, ol, dl { margin: 0 0 .9rem; max-width: 44rem; }
    .lede { font-size: 1.15rem; color: var(--quiet); max-width: 40rem; }
    .hero { padding: 1.2rem 0 .4rem; }
    .quiet { color: var(--quiet); font-size: .9rem; }
    code, pre, .name { font-family: var(--mono); font-size: .9em; }
    h1 code, h1.name { font-size: inherit; }
    h1.name { font-size: clamp(1.3rem, 1rem + 1.6vw, 2rem); }
    .labels { display: flex; gap: .6rem; align-items: center; margin: .6rem 0; }
    .risk { display: inline-flex; align-items: center; gap: .4em; font-weight: 600; white-space: nowrap; }
    .risk::before { content: ""; height: .75em; width: 1.55em; forced-color-adjust: none;
      background: repeating-linear-gradient(90deg, currentColor 0 .3em, transparent .3em .42em) 0 0 / var(--bars) 100% no-repeat,
        repeating-linear-gradient(90deg, var(--line) 0 .3em, transparent .3em .42em); }
    .risk.info { color: var(--quiet); --bars: 0; }
    .risk.low { color: var(--low); --bars: .36em; }
    .risk.medium { color: var(--medium); --bars: .78em; }
    .risk.high { color: var(--high); --bars: 1.2em; }
    .risk.critical { color: var(--critical); --bars: 1.6em; }
    .chip { display: inline-block; border: 1px solid var(--sea); color: var(--sea); border-radius: 1em; padding: .05em .7em;
      font-size: .875rem; font-weight: 600; }
    .chip.soft { border-color: var(--line); color: var(--ink); background: var(--shade); font-weight: 400; }
    .chips { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; }
    .facts, .totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1px; max-width: none;
      background: var(--line); border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    .facts > div, .totals > div { background: var(--card); padding: .6rem .85rem; }
    dt { font-size: .8rem; color: var(--quiet); }
    dd { margin: 0; }
    .totals dd { font: 600 1.7rem/1.2 var(--serif); font-variant-numeric: tabular-nums; }
    .digest { font-size: .75rem; word-break: break-all; }
    .foreign { margin: 0 0 1rem; padding: .8rem 1rem; max-width: 48rem; white-space: pre-wrap; background: var(--card);
      border: 1px solid var(--line); border-left: 4px solid var(--sea); border-radius: 4px; max-height: 30rem; overflow: auto; }
    mark { background: var(--mark); color: inherit; padding: .05em .15em; border-radius: 2px; }
    .unseen { font: .75em var(--mono); border: 1px dashed var(--critical); color: var(--critical); border-radius: 3px; padding: 0 .25em; }
    .cut { color: var(--quiet); font-style: italic; }
    .notice { border-left: 4px solid var(--high); background: var(--shade); padding: .7rem 1rem; }
    .verdict { font-size: 1.1rem; border-left: 4px solid var(--sea); padding-left: .9rem; }
    .scroll { overflow-x: auto; margin: 0 0 1rem; }
    table { border-collapse: collapse; width: 100%; font-size: .94rem; }
    caption { text-align: left; color: var(--quiet); font-size: .85rem; padding-bottom: .3rem; }
    th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); }
    thead th { font-size: .8rem; color: var(--quiet); font-weight: 600; border-bottom: 2px solid var(--line); }
    tbody th { font-weight: 500; }
    tbody tr:hover { background: var(--shade); }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    th.name, td .name, th .name { min-width: 9rem; }
    .steps { list-style: none; padding: 0; max-width: 34rem; }
    .steps li { display: grid; grid-template-columns: 1fr 1fr 7rem; gap: .8rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
    .effect { color: var(--quiet); }
    details { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 .7rem; background: var(--card); }
    summary { cursor: pointer; padding: .5rem .9rem; font-weight: 600; min-height: 24px; }
    details > :not(summary) { margin-inline: .9rem; }
    pre { overflow: auto; max-height: 28rem; margin: 0 0 .9rem; padding: .8rem 1rem; background: var(--shade); border-radius: 4px;
      font-size: .85rem; line-height: 1.5; }
    pre code { font-size: inherit; overflow-wrap: normal; }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: .8rem; list-style: none; padding: 0;
      max-width: none; }
    .cards > li { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .9rem 1rem; }
    .cards h2 { border: 0; margin: 0 0 .3rem; padding: 0; font-size: 1.1rem; }
    .cards p { margin: .3rem 0 0; font-size: .94rem; }
    .findings { list-style: none; padding: 0; }
    .findings > li { border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; margin-bottom: .6rem; background: var(--card); }
    .findings p { margin: .3rem 0 0; }
    .questions dt { font: 600 1.05rem var(--serif); color: var(--ink); margin-top: 1rem; }
    .bar { margin: 1.2rem 0; }
    .bar svg { display: block; width: 100%; height: 14px; border-radius: 3px; }
    .bar figcaption { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin-top: .5rem; font-size: .9rem; }
    .key::before { content: ""; display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .35em;
      background: currentColor; forced-color-adjust: none; vertical-align: -.05em; }
    .key { color: inherit; }
    rect.read { fill: var(--read); } rect.write { fill: var(--write); } rect.execute { fill: var(--execute); }
    rect.destructive { fill: var(--destructive); } rect.financial { fill: var(--financial); }
    .key.read::before { color: var(--read); } .key.write::before { color: var(--write); }
    .key.execute::before { color: var(--execute); } .key.destructive::before { color: var(--destructive); }
    .key.financial::before { color: var(--financial); }
    .parts { display: flex; flex-wrap: wrap; gap: .4rem; }
    .parts > * { min-width: 24px; min-height: 24px; text-align: center; }
    .colophon { border-top: 1px solid var(--line); margin-top: 3rem; padding-block: 1.2rem 2.5rem; font-size: .94rem; }
    @media (max-width: 40rem) {
      html { font-size: 96%; }
      .masthead nav { margin-left: 0; }
      .steps li { grid-template-columns: 1fr auto; }
      .steps .effect { grid-row: 2; }
    }
    @media (prefers-contrast: more) { :root { --line: currentColor; --quiet: var(--ink); } }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    @media print {
      .masthead nav, .skip, .trail { display: none; }
      html { background: #fff; color: #000; font-size: 10pt; }
      pre, .foreign { max-height: none; white-space: pre-wrap; }
      tr, .cards > li, .findings > li { break-inside: avoid; }
    }

    """#

  static let mark = #"""
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>g{stroke:#0b4f5c}@media(prefers-color-scheme:dark){g{stroke:#7fd0d8}}</style><g fill="none" stroke-width="3"><circle cx="16" cy="16" r="9.5"/><path d="M1 16h30"/></g></svg>

    """#
}
