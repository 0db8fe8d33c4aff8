import Crawling
import FoundationEssentials
import Transfers

/// Where packages come from on this machine: what pip, uv and npm are told by the user's own files and variables.
/// A project's files have no say.
enum PackageEnvironment {
  static func settings(allowsBuild: Bool, hosts: [String]) throws(ProgramError) -> PackageSettings {
    var settings = PackageSettings()
    settings.cacheFolder = stateFolder.map { $0 + "/plimsoll/packages" }
    settings.allowsBuild = allowsBuild
    for host in hosts {
      guard !host.isEmpty, CanonicalURL.parse("https://\(host)/")?.path == "/", !host.contains("/") else {
        throw ProgramError("`\(host)` is not a host, or a host with a port (`--package-host`)")
      }
      settings.extraPlaces.append("https://\(host)/")
    }
    for path in pipFiles { if let bytes = bytes(path) { settings.python.read(pipConfiguration: bytes) } }
    settings.python.read { Environment[$0] }
    for path in npmFiles { if let bytes = bytes(path) { settings.node.read(npmrc: bytes) { Environment[$0] } } }
    settings.node.read { Environment[$0] }
    settings.certificates = ["PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"].lazy
      .compactMap { Environment[$0] }.first { Files.isFile($0) }.map(Files.absolute)
    for name in ["HOME", "XDG_RUNTIME_DIR", "DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "CONTAINER_HOST"] {
      settings.clientEnvironment[name] = Environment[name]
    }
    do throws(ProxyProblem) {
      settings.proxies = try ProxySettings.read { Environment[$0] }
    } catch {
      throw ProgramError("the variable `\(error.variable)` names no proxy: check its scheme, host and port")
    }
    return settings
  }

  private static var home: String? { Environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } }

  private static var stateFolder: String? {
    Environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home.map { $0 + "/.local/state" }
  }

  /// In the order in which pip reads them (pip.pypa.io, "Configuration"): the later wins.
  private static var pipFiles: [String] {
    let configuration = Environment["XDG_CONFIG_HOME"] ?? home.map { $0 + "/.config" }
    return ["/etc/xdg/pip/pip.conf", "/etc/pip.conf"] + (home.map { [$0 + "/.pip/pip.conf"] } ?? [])
      + (configuration.map { [$0 + "/pip/pip.conf"] } ?? []) + (Environment["PIP_CONFIG_FILE"].map { [$0] } ?? [])
  }

  private static var npmFiles: [String] {
    ["/etc/npmrc", "/usr/local/etc/npmrc"]
      + ((Environment["NPM_CONFIG_USERCONFIG"] ?? home.map { $0 + "/.npmrc" }).map { [$0] } ?? [])
  }

  /// What can't be read says nothing: pip and npm pass over it too.
  private static func bytes(_ path: String) -> [UInt8]? {
    Files.isFile(path) ? try? Files.read(path, limit: 1 << 20) : nil
  }
}
