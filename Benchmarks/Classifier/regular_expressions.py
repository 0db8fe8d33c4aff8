"""The words of the rule pack over some texts of the corpus, one regular expression a word, as most scanners do it."""

import re
import sys
import time

words = open(sys.argv[1], encoding="utf-8").read().splitlines()
texts = open(sys.argv[2], encoding="utf-8").read().splitlines()[: int(sys.argv[3])]
patterns = [re.compile(r"(?<!\w)" + re.escape(word).replace(r"\ ", "[ _-]") + r"(?!\w)", re.I) for word in words]
start = time.process_time()
found = sum(1 for text in texts for pattern in patterns if pattern.search(text))
print(f"{(time.process_time() - start) / len(texts):.9f}")
print(f"python: {len(words)} words, {len(texts)} texts, {found} matches", file=sys.stderr)
