import ArgumentParser
import Transfers

/// Where HTTP may go, and by which way.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .customLong("allow-address"),
    help: ArgumentHelp(
      "Reach servers at this private, loopback or other special address or block, such as `10.0.0.0/8`. May be repeated.",
      valueName: "address[/bits]"))
  var allowedAddresses: [String] = []

  @Flag(
    name: .customLong("trust-proxy"),
    help: "Let the proxy of `HTTPS_PROXY` and its like resolve names that are unknown or private here.")
  var trustProxy = false

  func validate() throws {
    for text in allowedAddresses where AddressBlock(text) == nil {
      throw ValidationError("`--allow-address` takes an address or a block such as `10.0.0.0/8`, not `\(text)`")
    }
  }

  var permittedBlocks: [AddressBlock] { allowedAddresses.compactMap { AddressBlock($0) } }

  /// Proxies and trusted roots as the environment says.
  func transferSettings() throws(ProgramError) -> TransferSettings {
    var settings = TransferSettings()
    do throws(ProxyProblem) {
      settings.proxies = try ProxySettings.read({ Environment[$0] }, trustsProxy: trustProxy)
    } catch {
      throw ProgramError(
        "the variable `\(error.variable)` names no proxy: it takes `http://host:port`, also with `https`, `socks5` or "
          + "`socks5h`")
    }
    do throws(CertificateProblem) {
      settings.trust = try CertificateTrust.read { Environment[$0] }
    } catch {
      throw ProgramError(
        "the variable `\(error.variable)` names `\(error.path)`, which cannot be read: correct it, or unset it to trust "
          + "the system's certificates")
    }
    return settings
  }
}
