/// Reads in a server's last words what the sandbox withheld from it.
enum SandboxTrouble {
  private static let network = [
    "network is unreachable", "enetunreach", "temporary failure in name resolution", "name or service not known",
    " enotfound", "eai_again", "getaddrinfo", "failed to resolve", "could not resolve host", "no route to host",
    "connection refused", "econnrefused", "dns error", "lookup ", "connecterror", "fetch failed",
  ]
  private static let files = [
    "error while loading shared libraries", "no such file or directory", "enoent", "filenotfounderror",
    "unable to open database file", "read-only file system", "erofs", "permission denied", "eacces",
  ]

  /// What may help, as the end of a sentence; nil if its words are about something else.
  static func advice(in lines: [String], allowsNetwork: Bool) -> String? {
    for line in lines.suffix(40).reversed() {
      let lower = line.prefix(2_000).lowercased()
      if !allowsNetwork, network.contains(where: lower.contains) {
        return "it may have looked for the network, which the sandbox withholds; `--allow-network` permits it"
      }
      if files.contains(where: lower.contains) {
        return "it may have looked for a file that the sandbox hides; `--allow-read PATH` shows it"
      }
    }
    return nil
  }
}
