import Testing

@testable import Crawling

/// Secrets are found in whatever form somebody repeats them.
@Suite struct SecretFormsTests {
  private func redacted(_ text: String, _ secrets: String...) -> String {
    SecretScanner(SecretForms.all(of: secrets)).redacted(text) ?? text
  }

  @Test(arguments: [
    ("swordfish-1", "say swordfish-1!", "say «redacted»!"),
    ("Bearer swordfish-1", "token swordfish-1", "token «redacted»"),
    ("Basic dXNlcjpzd29yZGZpc2gtMQ==", "user:swordfish-1 and swordfish-1", "«redacted» and «redacted»"),
    ("--token=swordfish-1", "it is swordfish-1", "it is «redacted»"),
    ("sword%20fish", "sword fish sword%20fish", "«redacted» «redacted»"),
    ("swordfish-1", "73776f7264666973682d31 73776F7264666973682D31", "«redacted» «redacted»"),
    ("sword/fish", "sword%2Ffish sword%2ffish", "«redacted» «redacted»"),
    ("sword\"fish", #"sword\"fish"#, "«redacted»"),
    ("short", "c2hvcnQ= short", "c2hvcnQ= «redacted»"),
    ("swordfish-1", "nothing here", "nothing here"),
    ("swordfish-1", "swordfish-", "swordfish-"),
  ])
  func formsAreFound(secret: String, text: String, expected: String) {
    #expect(redacted(text, secret) == expected)
  }

  /// Whatever stands before and behind it, the run of characters in the middle is found.
  @Test(arguments: ["c3dvcmRmaXNoLTE=", "eHN3b3JkZmlzaC0xeA==", "eHhzd29yZGZpc2gtMXh4", "eHh4c3dvcmRmaXNoLTF4"])
  func base64IsFoundAtEveryPlace(text: String) {
    #expect(redacted(text, "swordfish-1").contains("«redacted»"))
  }

  @Test func theLongestSecretGoesFirst() {
    #expect(redacted("swordfish-123 swordfish-1", "swordfish-1", "swordfish-123") == "«redacted» «redacted»")
  }
}
