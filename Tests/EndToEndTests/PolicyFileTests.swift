import TestSupport
import Testing

/// `policy` with files that are there already.
struct PolicyFileTests {
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.folder.write(ExampleLists.workshop, to: "workshop.json")
    return place
  }

  private let words = ["policy", "--list", "workshop.json", "--server-name", "shop"]

  @Test func whatWasMergedIsFineAndWhatIsLooseIsNot() throws {
    let place = try place()
    try place.folder.write("{\n  // mine\n  \"model\": \"x\"\n}\n", to: "settings.json")
    let client = words + ["--target", "claude-code"]
    #expect(try place.run(client + ["--merge", "settings.json", "-o", "settings.json"]).status == 0)
    let check = try place.run(client + ["--check", "settings.json"])
    #expect(check.status == 0)
    #expect(check.output == "")
    #expect(check.errors == "check: settings.json: 3 tools as strict as the pack, 0 troubles\n")
    let text = """
      {"permissions": {"allow": ["mcp__shop__delete_job", "mcp__shop__gone"]}}
      """
    try place.folder.write(text, to: "loose.json")
    let loose = try place.run(client + ["--check", "loose.json"])
    #expect(loose.status == 1)
    expectGolden(loose.output, named: "policy/loose-check.txt")
  }

  @Test func aPackOfOnesOwnDecides() throws {
    let place = try place()
    let row = "{low: deny, medium: deny, high: deny, critical: deny}"
    let pack = """
      title: Nothing runs
      unlisted: deny
      table: {read: \(row), write: \(row), execute: \(row), destructive: \(row), financial: \(row)}

      """
    try place.folder.write(pack, to: "nothing.yaml")
    let run = try place.run(words + ["--target", "claude-code", "--pack", "nothing.yaml"])
    #expect(run.status == 0)
    #expect(run.output.contains("\"allow\": []"))
    try place.folder.write(pack.replacing("title", with: "titel"), to: "wrong.yaml")
    let wrong = try place.run(words + ["--target", "claude-code", "--pack", "wrong.yaml"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("`wrong.yaml` is no pack: `titel`: there is no such key"))
  }

  @Test func aPolicyOfOneProxyIsTurnedIntoTheOthers() throws {
    let place = try place()
    #expect(try place.run(words + ["--target", "intercept-yaml", "-o", "policy.yaml"]).status == 0)
    let run = try place.run("policy", "--convert", "policy.yaml", "--target", "policylayer-json")
    #expect(run.status == 0)
    #expect(run.output.contains("\"list_jobs\": {}"))
    try place.folder.write("version: 1\ntools: {}\n", to: "bad.yaml")
    let bad = try place.run("policy", "--convert", "bad.yaml", "--target", "policylayer-json")
    #expect(bad.status == 2)
    #expect(bad.errors.contains("`bad.yaml` is no policy for `intercept-yaml`: `version` must be \"1\""))
  }
}
