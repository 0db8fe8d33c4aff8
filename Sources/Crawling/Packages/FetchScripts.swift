/// The fixed programs that run inside the fetching sandbox. Nothing of a request is ever put into their text.
///
/// Each begins with a bridge: the sandbox has a loopback of its own and nothing else, pip and npm want a proxy with a
/// port, and the only way out is the local socket `/proxy/socket`.
enum FetchScripts {
  /// For Python. Arguments: `build` or `wheels`, the program or nothing, then pip's requirements, the package first.
  static let python = #"""
    import importlib.metadata as metadata
    import base64, json, os, re, socket, ssl, subprocess, sys, threading
    import urllib.error, urllib.parse, urllib.request

    def pump(source, target):
        try:
            while piece := source.recv(65536):
                target.sendall(piece)
        except OSError:
            pass
        try:
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def serve(listener):
        while True:
            client, _ = listener.accept()
            out = socket.socket(socket.AF_UNIX)
            try:
                out.connect("/proxy/socket")
            except OSError:
                client.close()
                continue
            for pair in ((client, out), (out, client)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(listener,), daemon=True).start()
    proxy = "http://127.0.0.1:%d" % listener.getsockname()[1]
    os.environ.update(HTTP_PROXY=proxy, HTTPS_PROXY=proxy, http_proxy=proxy, https_proxy=proxy)

    build, program, *requirements = sys.argv[1:]
    folder = "/package/env"
    os.makedirs("/package/tmp")
    os.environ["TMPDIR"] = "/package/tmp"

    def run(*words):
        status = subprocess.run(words, stdout=2, stdin=subprocess.DEVNULL).returncode
        if status:
            # pip does not tell an index that wants credentials from one that has nothing.
            if "install" in words:
                for index in indexes:
                    if status_of(index, wanted) in (401, 403):
                        print("plimsoll-credentials: " + host(index), file=sys.stderr)
            sys.exit(status)

    def host(index):
        return urllib.parse.urlsplit(index).netloc.rpartition("@")[2]

    try:
        import pip
        own = tuple(int(word) for word in pip.__version__.split(".")[:2]) >= (22, 3)
    except Exception:
        own = False
    if own:
        run(sys.executable, "-m", "venv", "--without-pip", folder)
        start = [sys.executable, "-m", "pip", "--python", folder + "/bin/python"]
    else:
        run(sys.executable, "-m", "venv", folder)
        start = [folder + "/bin/python", "-m", "pip"]
    # What an index is asked with may be a password: it stands on no command line.
    indexes = json.loads(sys.stdin.readline())

    def plain(name):
        return re.sub(r"[-_.]+", "-", name).lower()

    def status_of(index, name):
        parts = urllib.parse.urlsplit(index)
        place = parts._replace(netloc=parts.netloc.rpartition("@")[2])
        request = urllib.request.Request(place.geturl().rstrip("/") + "/" + name + "/")
        if parts.username:
            word = urllib.parse.unquote(parts.username) + ":" + urllib.parse.unquote(parts.password or "")
            request.add_header("Authorization", "Basic " + base64.b64encode(word.encode()).decode())
        try:
            context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
            opener = urllib.request.build_opener(
                urllib.request.ProxyHandler({"http": proxy, "https": proxy}),
                urllib.request.HTTPSHandler(context=context))
            with opener.open(request, timeout=30) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    wanted = plain(re.match(r"[A-Za-z0-9._-]+", requirements[0]).group())
    # pip takes the highest version of all indexes: whoever may publish on one of them could take a name of another.
    if len(indexes) > 1:
        offering = [index for index in indexes if status_of(index, wanted) not in (404, 410)]
        if len(offering) > 1:
            sys.exit("plimsoll-confusion: " + ", ".join(host(index) for index in offering))
        indexes = (offering or indexes[:1]) + [index for index in indexes if index not in offering]
    with open("/package/tmp/requirements.txt", "w") as file:
        words = ["--index-url", "--extra-index-url"]
        lines = [words[min(place, 1)] + " " + index for place, index in enumerate(indexes)]
        file.write("\n".join(lines + requirements) + "\n")
    run(*start, "install", "--proxy=" + proxy, "--no-input", "--disable-pip-version-check", "--no-cache-dir", "--progress-bar=off",
        "--no-warn-script-location", "--retries=2", "--timeout=30", "--report=/package/tmp/report.json",
        *([] if build == "build" else ["--only-binary=:all:"]), "-r", "/package/tmp/requirements.txt")

    library = next(name for name in os.listdir(folder + "/lib") if name.startswith("python"))
    found = {"version": "", "digest": "", "origin": "", "scripts": []}
    with open("/package/tmp/report.json") as file:
        for item in json.load(file)["install"]:
            if plain(item["metadata"]["name"]) == wanted:
                found["version"] = item["metadata"]["version"]
                found["origin"] = item["download_info"]["url"]
                info = item["download_info"].get("archive_info", {})
                hashes = info.get("hashes") or dict([info.get("hash", "=").split("=", 1)])
                found["digest"] = "sha256:" + hashes["sha256"] if "sha256" in hashes else ""
    for item in metadata.distributions(path=["%s/lib/%s/site-packages" % (folder, library)]):
        if plain(item.metadata["Name"]) == wanted:
            found["scripts"] = sorted(e.name for e in item.entry_points if e.group == "console_scripts")
            found["module"] = any(str(path).endswith("__main__.py") and len(path.parts) == 2 and
                plain(path.parts[0]) == wanted for path in item.files or [])
    if program and os.path.isfile(folder + "/bin/" + program) and program not in found["scripts"]:
        found["scripts"].append(program)
    subprocess.run(["rm", "-rf", "/package/tmp"])
    print(json.dumps(found))
    """#

  /// For Node. Arguments: `build` or `wheels`, the package's name, then npm's specifications, the package first.
  static let node = #"""
    const fs = require('fs'), net = require('net'), { spawn } = require('child_process');
    const [build, name, ...specifications] = process.argv.slice(1);
    const server = net.createServer((client) => {
      const out = net.connect('/proxy/socket');
      client.pipe(out); out.pipe(client);
      client.on('error', () => out.destroy()); out.on('error', () => client.destroy());
    });
    require('readline').createInterface({ input: process.stdin }).once('line', (line) => {
      const settings = JSON.parse(line);
      server.listen(0, '127.0.0.1', () => install(settings));
    });
    function install(settings) {
      const proxy = 'http://127.0.0.1:' + server.address().port;
      fs.mkdirSync('/package/tmp');
      fs.writeFileSync('/package/tmp/npmrc', settings.join('\n') + '\n');
      fs.writeFileSync('/package/package.json', '{"private":true}\n');
      const words = ['install', '--prefix=/package', '--userconfig=/package/tmp/npmrc', '--globalconfig=/dev/null',
        '--cache=/package/tmp/cache', '--no-audit', '--no-fund', '--no-update-notifier', '--omit=dev', '--no-progress',
        '--install-strategy=hoisted', '--fetch-retries=2', '--loglevel=error', '--proxy=' + proxy,
        '--https-proxy=' + proxy, '--noproxy='];
      if (build !== 'build') words.push('--ignore-scripts');
      const child = spawn('npm', [...words, '--', ...specifications], {
        stdio: ['ignore', 2, 2], cwd: '/package',
        env: { ...process.env, TMPDIR: '/package/tmp', HTTP_PROXY: proxy, HTTPS_PROXY: proxy } });
      child.on('error', (error) => { console.error(String(error)); process.exit(127); });
      child.on('exit', (code) => {
        if (code !== 0) process.exit(code || 1);
        const folder = '/package/node_modules/' + name;
        const own = JSON.parse(fs.readFileSync(folder + '/package.json', 'utf8'));
        const lock = JSON.parse(fs.readFileSync('/package/package-lock.json', 'utf8'));
        const entry = lock.packages['node_modules/' + name] || {};
        const short = name.split('/').pop();
        const scripts = typeof own.bin === 'string' ? [short] : Object.keys(own.bin || {}).sort();
        fs.rmSync('/package/tmp', { recursive: true, force: true });
        console.log(JSON.stringify({ version: own.version, digest: entry.integrity || '', origin: entry.resolved || '', scripts, module: false }));
        process.exit(0);
      });
    }
    """#
}
