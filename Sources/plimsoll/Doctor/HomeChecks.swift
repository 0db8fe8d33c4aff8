import Catalogue
import Processes
import RulePacks

/// What the program itself needs beside the sandbox.
enum HomeChecks {
  static var rules: MachineCheck {
    MachineCheck("rules", .ok, "built-in pack \(RulePack.builtIn().digest.prefix(12))")
  }

  static var certificates: MachineCheck {
    let bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"]
    let named = ["SSL_CERT_FILE", "CURL_CA_BUNDLE"].compactMap { name in Environment[name].map { (name, $0) } }
    if let (name, path) = named.first(where: { !$0.1.isEmpty }) {
      guard Files.exists(path) else {
        return MachineCheck(
          "certificates", .missing, "`\(name)` names `\(path)`, and there is no such file", fix: "unset \(name)")
      }
      return MachineCheck("certificates", .ok, "\(path), as `\(name)` says")
    }
    guard let bundle = bundles.first(where: Files.exists) else {
      return MachineCheck(
        "certificates", .missing, "no bundle of certificates is in a usual place: no https server can be reached",
        fix: "sudo apt-get install ca-certificates")
    }
    return MachineCheck("certificates", .ok, bundle)
  }

  static var temporaryFolder: MachineCheck {
    Files.isWritable("/tmp")
      ? MachineCheck("temporary-folder", .ok, "/tmp can be written")
      : MachineCheck(
        "temporary-folder", .missing, "/tmp can't be written: no server can be started", fix: "sudo chmod 1777 /tmp")
  }

  static func store(_ options: StoreOptions) -> MachineCheck {
    let path = options.path
    guard Files.exists(path) else {
      guard let folder = Files.nearestFolder(above: path), Files.isWritable(folder) else {
        return MachineCheck(
          "store", .missing, "`\(path)` can't be made: its folder can't be written",
          fix: "name another with `--store PATH`")
      }
      return MachineCheck("store", .ok, "`\(path)` will be made by the first crawl")
    }
    guard Files.isWritable(path) else {
      return MachineCheck("store", .missing, "`\(path)` can't be written", fix: "sudo chown \"$USER\" '\(path)'")
    }
    do {
      let totals = try options.open().counts()
      return MachineCheck("store", .ok, "\(path) holds \(totals.servers) servers, \(totals.tools) tools")
    } catch let error as ProgramError {
      return MachineCheck("store", .missing, error.message)
    } catch {
      return MachineCheck("store", .missing, "`\(path)` can't be read: \(error)")
    }
  }
}
