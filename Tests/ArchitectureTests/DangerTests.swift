import TestSupport
import Testing

/// Where the language's guards may be lifted, and who may do what cannot be undone.
struct DangerTests {
  /// Rooms, or files of rooms, that hold a C library or a system call.
  private static let mayBeUnsafe = [
    "Sources/Transfers/", "Sources/Markup/", "Sources/Digests/", "Sources/Processes/",
    "Sources/Compression/", "Sources/plimsoll/Console/", "Sources/plimsoll/Files/",
  ]

  @Test func unsafeStandsOnlyWhereItMay() throws {
    let pattern = /\bunsafe\b|\bUnsafe\w+|@unchecked|\bwithUnsafe\w*|\bunowned\(unsafe\)|\bunsafeBitCast\b/
    for file in try SourceFile.all(below: "Sources") {
      guard !Self.mayBeUnsafe.contains(where: { file.path.hasPrefix($0) }) else { continue }
      for match in file.codeWithoutStrings.matches(of: pattern) {
        Issue.record("\(file.path) uses `\(match.output)`")
      }
    }
  }

  @Test func digestsCallTheCLibraryInThreeFiles() throws {
    let files = try SourceFile.all(below: "Sources/Digests").filter { $0.codeWithoutStrings.contains(/\bunsafe\b/) }
    #expect(
      files.map(\.path).sorted() == ["Digest", "SigningKey", "VerifyingKey"].map { "Sources/Digests/\($0).swift" })
  }

  @Test func onlyProcessesStartsPrograms() throws {
    let pattern =
      /\bposix_spawnp?\b|\b(?:v?fork|execv[ep]?|execvpe|execle?|execlp|popen|system|clone3?)\s*\(|\bSubprocess\b|\bProcess\s*\(\s*\)/
    for file in try SourceFile.all(below: "Sources") where file.room != "Processes" {
      for match in file.codeWithoutStrings.matches(of: pattern) {
        Issue.record("\(file.path) starts a program: `\(match.output)`")
      }
    }
  }

  @Test func onlyTransfersOpensConnections() throws {
    let pattern = /\bURLSession\b|\bgetaddrinfo\b|\bsocket\s*\(|\bconnect\s*\(\s*\w+\s*,/
    for file in try SourceFile.all(below: "Sources") where file.room != "Transfers" {
      for match in file.codeWithoutStrings.matches(of: pattern) {
        Issue.record("\(file.path) opens a connection: `\(match.output)`")
      }
    }
  }

  @Test func onlyTheProgramsPrint() throws {
    let pattern = /\b(?:print|debugPrint|dump|fputs|puts|printf|NSLog)\s*\(/
    for file in try SourceFile.all(below: "Sources") where !["plimsoll", "generate-plimsoll"].contains(file.room) {
      for match in file.codeWithoutStrings.matches(of: pattern) {
        Issue.record("\(file.path) prints: `\(match.output)`")
      }
    }
  }

  @Test func onlyTheProgramsReadClockAndEnvironment() throws {
    let pattern =
      /\bgetenv\b|\bProcessInfo\b|\benviron\b|\bDate\s*\(\s*\)|\bclock_gettime\b|\bgettimeofday\b|\bsetlocale\b/
    let free = ["plimsoll", "generate-plimsoll", "Processes", "Transfers"]
    for file in try SourceFile.all(below: "Sources") where !free.contains(file.room) {
      for match in file.codeWithoutStrings.matches(of: pattern) {
        Issue.record("\(file.path) reads the clock or the environment: `\(match.output)`")
      }
    }
  }

  @Test func nothingIsForced() throws {
    let pattern = /\btry!|\bas!|\bfatalError\s*\(/
    for file in try SourceFile.all(below: "Sources") {
      for match in file.codeWithoutStrings.matches(of: pattern) {
        Issue.record("\(file.path) forces: `\(match.output)`")
      }
    }
  }
}
