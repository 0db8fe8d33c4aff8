"""Writes the bill of materials of a release (CycloneDX 1.6): Swift packages from Package.resolved, Debian's libraries
from what the binary loads.

    bill.py BINARY VERSION RULES-DIGEST < Package.resolved > plimsoll.cdx.json
"""
import hashlib
import json
import re
import subprocess
import sys

binary, version, rules = sys.argv[1:4]
components = []
for pin in sorted(json.load(sys.stdin)["pins"], key=lambda pin: pin["identity"]):
    address = re.sub(r"^https://|\.git$", "", pin["location"])
    components.append({
        "type": "library", "bom-ref": pin["identity"], "name": pin["identity"], "version": pin["state"]["version"],
        "purl": f"pkg:swift/{address}@{pin['state']['version']}"})
loaded = subprocess.run(["ldd", binary], check=True, capture_output=True, text=True).stdout
packages = {}
for path in sorted(set(re.findall(r"=> (/\S+)", loaded))):
    for name in (path, re.sub(r"^/lib/", "/usr/lib/", path), re.sub(r"^/usr/lib/", "/lib/", path)):
        owner = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True).stdout
        if owner:
            packages[owner.split(":")[0]] = None
            break
packages["bubblewrap"] = None
for name in sorted(packages):
    found = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version} ${Architecture}\n", name], capture_output=True, text=True).stdout.split()
    if len(found) >= 2:
        components.append({
            "type": "library", "bom-ref": f"deb-{name}", "name": name, "version": found[0],
            "purl": f"pkg:deb/debian/{name}@{found[0].replace('+', '%2B')}?arch={found[1]}"})
digest = hashlib.sha256(open(binary, "rb").read()).hexdigest()
bill = {
    "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
    "version": 1,
    "metadata": {"component": {
        "type": "application", "bom-ref": "plimsoll", "name": "plimsoll", "version": version,
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "properties": [{"name": "plimsoll:rulesDigest", "value": rules}]}},
    "components": components,
    "dependencies": [{"ref": "plimsoll", "dependsOn": [component["bom-ref"] for component in components]}]}
json.dump(bill, sys.stdout, indent=2)
print()
