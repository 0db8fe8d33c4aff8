"""Writes the manual page from what the program says of itself.

    plimsoll --experimental-dump-help | manual.py VERSION DATE > plimsoll.1
"""
import json
import sys

version, date = sys.argv[1:3]
root = json.load(sys.stdin)["command"]


def text(words):
    """Text as roff reads it: no line begins with a control character, dashes stay dashes."""
    out = []
    for line in words.splitlines():
        line = line.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("→", "\\->")
        line = line.replace("`", "")
        out.append("\\&" + line if line[:1] in ".'" else line)
    return "\n".join(out)


def paragraphs(words):
    out, literal = [], False
    for block in words.split("\n\n"):
        lines = block.splitlines()
        is_example = any(line.startswith("  ") or "plimsoll " == line[:9] for line in lines)
        out.append(".PP")
        out += [".nf", text("\n".join(line.rstrip() for line in lines)), ".fi"] if is_example else [
            text("\n".join(line.strip() for line in lines))]
    return out


def option(argument):
    names = []
    for name in argument.get("names") or []:
        names.append(("--" if name["kind"] == "long" else "-") + name["name"])
    value = "" if argument["kind"] == "flag" else f" \\fI{text(argument.get('valueName', 'value'))}\\fR"
    if argument["kind"] == "positional":
        label = f"\\fI{text(argument.get('valueName', 'value'))}\\fR"
    else:
        label = ", ".join(f"\\fB{text(name)}\\fR" for name in sorted(names, key=len)) + value
    words = argument.get("abstract", "")
    if argument.get("defaultValue") and argument["kind"] != "flag":
        words += f" Default: {argument['defaultValue']}."
    return [".TP", label, text(words) or "\\&"]


def command(node, path):
    out = [f".SS \\fB{text(' '.join(path))}\\fR", text(node.get("abstract", ""))]
    if node.get("discussion"):
        out += paragraphs(node["discussion"])
    for argument in node.get("arguments") or []:
        if argument.get("shouldDisplay", True) and [n["name"] for n in argument.get("names") or []] not in (
                ["h", "help"], ["version"]):
            out += option(argument)
    for child in node.get("subcommands") or []:
        if child["commandName"] != "help":
            out += command(child, path + [child["commandName"]])
    return out


lines = [f'.TH PLIMSOLL 1 "{date}" "plimsoll {version}" "User Commands"', ".SH NAME",
         f"plimsoll \\- {text(root['abstract'][:1].lower() + root['abstract'][1:].rstrip('.'))}", ".SH SYNOPSIS", ".B plimsoll", ".I command",
         ".RI [ options ]", ".SH DESCRIPTION"]
lines += paragraphs(root.get("discussion", ""))[1:]
lines.append(".SH COMMANDS")
for child in root.get("subcommands") or []:
    if child["commandName"] != "help":
        lines += command(child, ["plimsoll", child["commandName"]])
lines += [".SH EXIT STATUS", ".TP", "0", "clean, or everything below the thresholds", ".TP", "1",
          "something at or above a threshold, or drift", ".TP", "2", "wrong usage, or a file that cannot be used",
          ".TP", "3", "nothing could be scanned, a server failed, or a listing is incomplete", ".TP", "130",
          "interrupted; what was done already is saved", ".SH ENVIRONMENT", ".TP", "\\fBNO_COLOR\\fR",
          "no colours", ".TP", "\\fBSOURCE_DATE_EPOCH\\fR", "the time to use instead of the clock", ".TP",
          "\\fBXDG_STATE_HOME\\fR", "where the store is kept"]
print("\n".join(line for line in lines if line))
