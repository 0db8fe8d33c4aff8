import Testing

@testable import Crawling

@Suite struct StartTroubleTests {
  @Test(arguments: [
    ("SHELF_API_TOKEN environment variable is required", "SHELF_API_TOKEN"),
    ("Error: SHELF_URL must be set", "SHELF_URL"), ("Missing API token", ""), ("Missing SHELF_KEY", "SHELF_KEY"),
    ("KeyError: 'SHELF_API_KEY'", "SHELF_API_KEY"), ("please set SHELF_TOKEN in your .env file", "SHELF_TOKEN"),
    ("ValueError: No API key was given; please provide one", ""),
    ("\u{1B}[31m✖ SHELF_TOKEN is not set\u{1B}[0m", "SHELF_TOKEN"),
    ("\u{1B}[31mSHELF\u{1B}[1m_TOKEN\u{1B}[0m is not set", "SHELF_TOKEN"),
    ("server.py: error: the following arguments are required: folder", "folder"),
    ("server.py: error: the following arguments are required: --db-path, --user", "--db-path"),
    ("Error: Missing option '--token'.", "--token"), ("Error: Missing argument 'PATH'.", "PATH"),
    ("error: required option '--shelf-key <key>' not specified", "--shelf-key"),
    ("error: missing required argument 'folder'", "folder"), ("Missing required argument: token", "token"),
    (#"Error: required flag(s) "shelf" not set"#, "shelf"),
    ("java.lang.IllegalArgumentException: Could not resolve placeholder 'shelf.key' in value", "shelf.key"),
    ("Error: environment variable not found", ""), ("SHELF_TOKEN must be set: NotPresent", "SHELF_TOKEN"),
    ("panic: SHELF_TOKEN not set", "SHELF_TOKEN"), ("Value cannot be null. (Parameter 'apiKey')", "apiKey"),
    ("The api_key client option must be set, or the variable SHELF_API_KEY", "SHELF_API_KEY"),
    ("Unable to locate credentials", ""), ("Your default credentials were not found.", ""),
    ("You must specify a region.", ""), ("No credentials found: run `shelf login`", ""),
    ("Invalid environment variables: { SHELF_KEY: [ 'Required' ] }", "SHELF_KEY"),
    ("2026-01-01 10:00:00 | DEBUG | core:44 - API token configured: No", ""), ("SHELF_KEY=undefined", "SHELF_KEY"),
    ("  SHELF_KEY: (not set)", "SHELF_KEY"), ("Token present: False", ""),
    ("Usage: shelf-server <folder> [more]", "folder"),
  ])
  func namesWhatIsMissing(line: String, name: String) {
    #expect(StartTrouble.missingConfiguration(in: ["starting", line]) == name)
    #expect(StartTrouble.missingConfiguration(in: [line, "shutting down"]) == name)
  }

  @Test func readsWhatStandsInLinesOfItsOwn() {
    let settings = [
      "pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings", "shelf_key",
      "  Field required [type=missing, input_value={}, input_type=dict]",
      "    For further information visit https://errors.example/v/missing",
    ]
    #expect(StartTrouble.missingConfiguration(in: settings) == "shelf_key")
    let arguments = ["error: the following required arguments were not provided:", "  --shelf <SHELF>", "", "Usage: s"]
    #expect(StartTrouble.missingConfiguration(in: arguments) == "--shelf")
    let list = ["Missing environment variables:", "    SHELF_KEY: your key", "    SHELF_URL: where it is"]
    #expect(StartTrouble.missingConfiguration(in: list) == "SHELF_KEY")
    let validator = [
      "[", "  {", #"    "code": "invalid_type","#, #"    "path": ["#, #"      "SHELF_KEY""#, "    ],",
      #"    "message": "Required""#, "  }", "]",
    ]
    #expect(StartTrouble.missingConfiguration(in: validator) == "SHELF_KEY")
  }

  @Test(arguments: [
    "ModuleNotFoundError: No module named 'shelf'", "Error: Cannot find module 'shelf' (required by X_Y)",
    "SyntaxError: missing ) after argument list", "SyntaxError: Unexpected token } in JSON",
    "TypeError: run() missing 1 required positional argument: 'token'", "KeyError: 'boxes'",
    "server: error: unrecognized arguments: --shelf", "DeprecationWarning: option `token` is required no more",
    "npm ERR! 404 Not Found - token", "error while loading shared libraries: libshelf.so: not found",
    "Segmentation fault", "listening on stdio", "connection refused", "FileNotFoundError: No such file: 'config.json'",
    "Usage: shelf-server [folder] <more>", "started: true", "OSError: [Errno 98] address in use", "",
  ])
  func leavesOtherTroubleAlone(line: String) {
    #expect(StartTrouble.missingConfiguration(in: [line]) == nil)
  }

  @Test func aTraceOutweighsWeakWords() {
    let lines = [
      "API token configured: No", "Traceback (most recent call last):", "ZeroDivisionError: division by zero",
    ]
    #expect(StartTrouble.missingConfiguration(in: lines) == nil)
    #expect(StartTrouble.missingConfiguration(in: Array(lines.prefix(1))) == "")
  }

  @Test func hostileLinesAreRead() {
    let long = String(repeating: "missing ", count: 20_000)
    #expect(StartTrouble.missingConfiguration(in: Array(repeating: long, count: 100)) == nil)
    #expect(StartTrouble.missingConfiguration(in: ["\u{1B}", "\u{1B}[", ":", "=", "<>", "''", "usage: <"]) == nil)
  }
}
