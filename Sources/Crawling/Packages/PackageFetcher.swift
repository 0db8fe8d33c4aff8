import Digests
import JSONText
import Processes
import ToolModel
import Transfers

/// Fetches a package in one step of its own: in the sandbox, with the package proxy as the only way out, without
/// running anything of the package unless that is allowed. What was fetched is kept by version and digest.
struct PackageFetcher: Sendable {
  let settings: CrawlSettings
  let launcher: Launcher

  private var packages: PackageSettings { settings.packages }

  func fetch(_ package: PackageRequest) async -> Result<FetchedPackage, PackageTrouble> {
    guard settings.confinement == .sandbox else {
      return .failure(
        PackageTrouble(
          .sandboxUnavailable, "packages are fetched and started only in the sandbox: leave `--sandbox none` out"))
    }
    guard let folder = packages.cacheFolder, FolderWork.make(folder), let cache = FolderWork.real(folder) else {
      return .failure(
        PackageTrouble(.spawnFailed, "there is no folder to keep packages in: name a writable one in `XDG_STATE_HOME`"))
    }
    let runtime: PackageRuntime
    let specification: PackageSpecification
    do throws(PackageTrouble) {
      runtime = try PackageRuntime.find(package, searchPath: settings.environmentPath)
      specification = try PackageSpecification(package)
    } catch {
      return .failure(error)
    }
    let key = key(specification, package, runtime)
    return await packages.shelf.package(package.name + key) {
      let shelf = PackageCache(root: cache, package: package, key: key)
      if let version = package.version, let kept = shelf.kept(version) { return .success(kept) }
      return await fetch(package, specification, runtime, into: shelf)
    }
  }

  /// Everything beside the version by which two fetches of a package differ.
  private func key(_ specification: PackageSpecification, _ package: PackageRequest, _ runtime: PackageRuntime)
    -> String
  {
    var writer = JSONWriter()
    writer.array { writer in
      for word in package.extras + package.additions + [package.program ?? "", runtime.program] {
        writer.string(word)
      }
      writer.boolean(packages.allowsBuild)
      for place in runtime.places(packages) { writer.string(CanonicalURL.parse(place.url)?.text ?? "") }
    }
    return String(Digest.sha256(writer.bytes).prefix(12))
  }

  private func fetch(
    _ package: PackageRequest, _ specification: PackageSpecification, _ runtime: PackageRuntime,
    into cache: PackageCache
  ) async -> Result<FetchedPackage, PackageTrouble> {
    PrivateFolder.removeLeftOnes(in: cache.root)
    guard let staging = PrivateFolder.make(in: cache.root), let door = PrivateFolder.make() else {
      return .failure(PackageTrouble(.spawnFailed, "no folder could be made to fetch into"))
    }
    defer {
      staging.remove()
      door.remove()
    }
    var allowed = AllowedPlaces()
    for place in runtime.places(packages) { allowed.add(url: place.url) }
    for url in packages.extraPlaces { allowed.add(url: url) }
    guard staging.makeFolder("entry"), staging.makeFolder("entry/files"),
      let proxy = PackageProxy(
        path: door.path + "/socket", allowed: allowed, proxies: packages.proxies,
        limits: PackageProxy.Limits(receivedBytes: packages.maximumReceivedBytes))
    else { return .failure(PackageTrouble(.spawnFailed, "no proxy could be made to fetch through")) }
    defer { proxy.close() }
    let files = staging.path + "/entry/files"
    let plan = plan(package, specification, runtime, files: files, door: door.path)
    switch await FetchRun(launcher: launcher, packages: packages, files: files, proxy: proxy).run(plan, runtime) {
    case .failure(let trouble): return .failure(trouble)
    case .success(let fetched): return cache.keep(fetched, from: staging)
    }
  }

  private func plan(
    _ package: PackageRequest, _ specification: PackageSpecification, _ runtime: PackageRuntime, files: String,
    door: String
  ) -> LaunchPlan {
    var environment = [
      "PATH": settings.environmentPath, "LANG": "C.UTF-8", "NO_COLOR": "1", "PIP_CONFIG_FILE": "/dev/null",
      "PYTHONDONTWRITEBYTECODE": "", "SOURCE_DATE_EPOCH": "315532800",
    ]
    if let certificates = packages.certificates {
      environment["PIP_CERT"] = certificates
      environment["NODE_EXTRA_CA_CERTS"] = certificates
    }
    let second = package.ecosystem == .pypi ? package.program ?? "" : package.name
    return LaunchPlan(
      executable: runtime.traced, programInside: runtime.inside,
      arguments: runtime.scriptOptions + [packages.allowsBuild ? "build" : "wheels", second] + specification.words,
      environment: environment, readablePaths: packages.certificates.map { [$0] } ?? [],
      mounts: [
        LaunchPlan.Mount(source: files, place: "/package", isWritable: true),
        LaunchPlan.Mount(source: door, place: "/proxy"),
      ], limits: settings.processLimits)
  }
}
