import Digests
import RulePacks
import ToolModel

/// What a server and the names of its tools contribute to the judgement of each of its tools.
struct ServerContext {
  /// Hashes of words that stand for the server at the front of tool names.
  let words: Set<UInt64>
  /// SHA-256 over everything of the context that can influence a verdict.
  let digest: String
  private let names: [String]
  private let instructions: String?

  init(_ snapshot: ToolSnapshot) {
    names = [snapshot.source.name, snapshot.serverInfo.name, snapshot.serverInfo.title ?? ""].filter { !$0.isEmpty }
    instructions = snapshot.instructions
    var words: Set<UInt64> = []
    for name in names { words.formUnion(Self.split(name)) }
    if let prefix = Self.sharedPrefix(snapshot.tools) { words.insert(prefix) }
    self.words = words
    var input: [UInt8] = []
    for name in names { input += Array(name.utf8) + [0] }
    for word in words.sorted() { input += Array(String(word, radix: 16).utf8) + [0x2C] }
    input += Array((instructions ?? "").utf8)
    digest = Digest.sha256(input)
  }

  /// Whether there is text that can be hostile by itself.
  var hasInstructions: Bool { instructions?.isEmpty == false }

  /// Puts the server's own text at the front.
  func add(to text: inout ToolText) {
    let root = text.addPlace(-1, .root)
    for name in names {
      text.add(name, .server, scope: .server, place: text.addPlace(root, .word("name")), sourceOffset: -1)
    }
    if let instructions {
      let place = text.addPlace(root, .word("instructions"))
      text.add(instructions, .instructions, scope: .server, place: place, sourceOffset: -1)
    }
    HiddenText.reveal(&text)
    text.collectHits(from: 0)
  }

  private static func split(_ name: String) -> [UInt64] {
    SpellingSplit.identifier(name)
  }

  /// The first word of the names, if at least three tools and four fifths of all share it.
  private static func sharedPrefix(_ tools: [ToolDefinition]) -> UInt64? {
    guard tools.count >= 3 else { return nil }
    var counts: [UInt64: Int] = [:]
    for tool in tools {
      if let first = split(tool.name).first { counts[first, default: 0] += 1 }
    }
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let best, best.value >= 3, best.value * 5 >= tools.count * 4 else { return nil }
    return best.key
  }
}
