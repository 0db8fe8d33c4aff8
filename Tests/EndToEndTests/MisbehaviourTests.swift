import Foundation
import TestSupport
import Testing

/// Commands that are no good servers. Each is a script, started in the sandbox where there is one.
struct MisbehaviourTests {
  static let hello =
    #"{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"odd","version":"1"}}}\n"#

  /// Answers the opening, then goes on with `rest`, where `$id` is the number of the listing's request.
  static func after(_ rest: String) -> String {
    """
    number() { printf '%s' "$1" | sed 's/.*"id":\\([0-9]*\\).*/\\1/'; }
    read -r line; printf '\(hello)' "$(number "$line")"
    read -r line; read -r line; id=$(number "$line")
    \(rest)
    """
  }

  static let cases: [(String, String, String)] = [
    ("leaves", "echo bye >&2; exit 7", "exited-early"),
    ("lacks what it calls", "no-such-program", "spawn-failed"),
    ("says nothing", "while read -r line; do :; done", "start-timeout"),
    ("ignores the end of its input", "trap '' TERM INT HUP; while :; do sleep 1; done", "start-timeout"),
    ("talks without end", "yes noise", "too-large"),
    ("one line without end", "yes | tr -d '\\n'", "too-large"),
    ("terminal commands", "printf 'a\\033[31mb\\007\\n' >&2; printf '\\033]0;x\\007\\n'; exit 1", "exited-early"),
    ("hangs in the listing", after("sleep 100"), "list-timeout"),
    ("leaves in the listing", after("exit 0"), "exited-early"),
    (
      "error in the listing",
      after(
        "printf '{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32603,\"message\":\"no\\\\u001b[31m\"}}\\n' \"$id\"; cat"
      ), "protocol-error"
    ),
    (
      "tools that are a number",
      after("printf '{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"tools\":5}}\\n' \"$id\"; cat"), "protocol-error"
    ),
  ]

  @Test(arguments: cases)
  func endsInItsOutcome(name: String, script: String, reason: String) throws {
    let place = try Workplace()
    let path = try place.folder.write("#!/bin/sh\n" + script + "\n", to: "server.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let run = try place.run(["audit", "--timeout", "9", "--sandbox", Sandbox.choice, "--allow-exec", "all", "--", path])
    #expect(run.status == 3)
    #expect(run.output.contains("  not listed: \(reason)\n"), "\(run.output)")
    #expect(!run.output.contains("?."))
    #expect(!LivingProcesses.mention(path))
  }
}
