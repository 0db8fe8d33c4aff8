import Testing

@testable import Crawling

@Suite struct SandboxTroubleTests {
  private func advice(_ lines: [String], allowsNetwork: Bool = false) -> String? {
    SandboxTrouble.advice(in: lines, allowsNetwork: allowsNetwork)
  }

  @Test(arguments: [
    "Error: getaddrinfo ENOTFOUND shelf.example", "OSError: [Errno 101] Network is unreachable",
    "socket.gaierror: [Errno -3] Temporary failure in name resolution", "dial tcp: lookup shelf.example: no such host",
    "TypeError: fetch failed",
  ])
  func theNetworkIsNamed(line: String) {
    #expect(advice(["starting", line, "bye"])?.contains("`--allow-network`") == true)
    #expect(advice([line], allowsNetwork: true) == nil)
  }

  @Test(arguments: [
    "shelf: error while loading shared libraries: libshelf.so.1: cannot open shared object file",
    "FileNotFoundError: [Errno 2] No such file or directory: '/srv/shelf'", "(sqlite3) unable to open database file",
    "OSError: [Errno 30] Read-only file system: 'shelf.log'",
  ])
  func hiddenFilesAreNamed(line: String) { #expect(advice([line])?.contains("`--allow-read PATH`") == true) }

  @Test func otherWordsAreLeftAlone() {
    #expect(advice([]) == nil)
    #expect(advice(["ZeroDivisionError: division by zero", "listening", ""]) == nil)
  }
}
