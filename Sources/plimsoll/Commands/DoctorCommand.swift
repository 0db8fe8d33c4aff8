import ArgumentParser
import Catalogue
import Processes
import RulePacks

/// What this machine lacks.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Tell what this machine lacks for a safe scan, and the fix.")

  @OptionGroup(title: "Store") var storeOptions: StoreOptions

  mutating func run() async throws {
    var healthy = true
    func tell(_ name: String, _ result: Result<String, ProgramError>) {
      switch result {
      case .success(let text): Console.result("ok       \(name): \(Printable.text(text))\n")
      case .failure(let error):
        healthy = false
        Console.result("missing  \(name): \(Printable.text(error.message))\n")
      }
    }
    tell("rules", .success("built-in pack \(RulePack.builtIn().digest.prefix(12))"))
    switch await SandboxProbe.shared.check() {
    case .success(let tools): tell("sandbox", .success(tools.bubblewrap))
    case .failure(let failure): tell("sandbox", .failure(ProgramError(failure.detail)))
    }
    let bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"]
    if let bundle = bundles.first(where: Files.exists) {
      tell("certificates", .success(bundle))
    } else {
      tell("certificates", .failure(ProgramError("no bundle of certificates: install `ca-certificates`")))
    }
    if Files.exists(storeOptions.path) {
      do {
        let totals = try storeOptions.open().counts()
        tell("store", .success("\(storeOptions.path) holds \(totals.servers) servers, \(totals.tools) tools"))
      } catch let error as ProgramError {
        tell("store", .failure(error))
      }
    } else {
      tell("store", .success("\(storeOptions.path) will be made by the first crawl"))
    }
    if !healthy { throw Finished(status: .threshold) }
  }
}
