import JSONText
import RulePacks
import ToolModel

/// Everything a tool and its server say, split into words, with what each word means to the rules. One value is used
/// for all tools of a server: the server's own text stays at the front, a tool's text is cut off again after it.
struct ToolText {
  let table: WordTable
  var buffer: [UInt8] = []
  var segments: [Segment] = []
  var places: [Place] = []
  var tokens: [Token] = []
  /// Occurrences of words and phrases that rules speak of, in the order of the text.
  var hits: [Hit] = []
  /// Newest occurrence a set; -1 if there is none.
  var newest: [Int32]
  var spots: [Spot] = []
  /// Places where text may be hidden, to be decoded once the whole tool is read.
  var suspects: [Suspect] = []
  var clauseCount: Int32 = 0
  var groupCount: Int32 = 0
  /// Hints of the author; a hint that is not a boolean is absent.
  var hints: [String: Bool] = [:]
  /// Fields that hold at least one word.
  var filled: FieldSet = []

  init(table: WordTable, setCount: Int) {
    self.table = table
    self.newest = Array(repeating: -1, count: setCount)
  }

  /// An occurrence of a set's word or phrase.
  struct Hit {
    let set: Int32
    let token: Int32
    let tokenCount: Int32
    let forms: WordForms
    /// The occurrence of the same set before this one; -1 at the first.
    let previous: Int32
  }

  /// Where the text stood, to cut it back to.
  struct Mark {
    let buffer, segments, places, tokens, hits, spots: Int
    let clauses, groups: Int32
    let filled: FieldSet
  }

  var mark: Mark {
    Mark(
      buffer: buffer.count, segments: segments.count, places: places.count, tokens: tokens.count, hits: hits.count,
      spots: spots.count,
      clauses: clauseCount, groups: groupCount, filled: filled)
  }

  mutating func cut(to mark: Mark) {
    while hits.count > mark.hits {
      let hit = hits.removeLast()
      newest[Int(hit.set)] = hit.previous
    }
    buffer.removeLast(buffer.count - mark.buffer)
    segments.removeLast(segments.count - mark.segments)
    places.removeLast(places.count - mark.places)
    spots.removeLast(spots.count - mark.spots)
    suspects.removeAll(keepingCapacity: true)
    tokens.removeLast(tokens.count - mark.tokens)
    clauseCount = mark.clauses
    groupCount = mark.groups
    filled = mark.filled
    hints.removeAll(keepingCapacity: true)
  }

  mutating func addPlace(_ parent: Int32, _ step: Place.Step) -> Int32 {
    places.append(Place(parent: parent, step: step))
    return Int32(places.count - 1)
  }

  /// Adds a string and splits it into words; gives back its index.
  @discardableResult
  mutating func add(
    _ text: String, _ field: FieldSet, scope: Evidence.Scope, place: Int32, sourceOffset: Int, group: Int32 = -1,
    origin: Range<Int>? = nil
  ) -> Int {
    let start = buffer.count
    buffer.append(contentsOf: text.utf8)
    let isIdentifier = !field.isDisjoint(with: [.name, .parameter, .choice, .defaultValue, .server])
    var segment = Segment(
      field: field, scope: scope, place: place, range: start..<buffer.count, sourceOffset: Int32(sourceOffset),
      group: group, origin: origin)
    let firstToken = tokens.count
    var tokenizer = Tokenizer(splitsIdentifiers: isIdentifier, segment: Int32(segments.count), field: field)
    tokenizer.run(buffer, segment.range, table, &tokens)
    if field == .name { GluedNames.split(&tokens, from: firstToken, buffer, table) }
    segment.tokens = Int32(firstToken)..<Int32(tokens.count)
    if tokens.count > firstToken {
      tokens[firstToken].flags.insert(.first)
      tokens[tokens.count - 1].flags.insert(.last)
      filled.formUnion(field)
    }
    clauseCount += 1
    for index in firstToken..<tokens.count { tokens[index].clause = clauseCount }
    segments.append(segment)
    examine(segments.count - 1)
    return segments.count - 1
  }

  /// Looks up every word and phrase of the tokens from `start` on.
  mutating func collectHits(from start: Int) {
    for index in start..<tokens.count {
      var meaning = tokens[index].word
      guard meaning >= 0 else { continue }
      let segment = tokens[index].segment
      var length: Int32 = 1
      while meaning >= 0 {
        for entry in table.sets[Int(meaning)] {
          hits.append(
            Hit(
              set: entry.set, token: Int32(index), tokenCount: length, forms: entry.forms,
              previous: newest[Int(entry.set)]))
          newest[Int(entry.set)] = Int32(hits.count - 1)
        }
        let next = index + Int(length)
        guard table.meanings[Int(meaning)].continues, next < tokens.count, tokens[next].segment == segment,
          tokens[next].word >= 0, tokens[next].gap.isDisjoint(with: Self.phraseBreaks)
        else { break }
        meaning = table.step(meaning, tokens[next].word)
        length += 1
      }
    }
  }

  /// Separators that no phrase reaches across.
  static let phraseBreaks: Gap = [.stop, .paragraph, .semicolon]

  /// The longest phrase at a token, within its segment, whose meaning passes the test.
  func phrase(at index: Int, until end: Int, _ accepts: (WordTable.Meaning) -> Bool) -> Int {
    var meaning = tokens[index].word
    var length = 1
    var found = 0
    while meaning >= 0 {
      if accepts(table.meanings[Int(meaning)]) { found = length }
      let next = index + length
      guard table.meanings[Int(meaning)].continues, next < end, tokens[next].word >= 0,
        tokens[next].gap.isDisjoint(with: Self.phraseBreaks)
      else { break }
      meaning = table.step(meaning, tokens[next].word)
      length += 1
    }
    return found
  }

  func roles(_ index: Int) -> GrammarRoles {
    let word = tokens[index].word
    return word < 0 ? [] : table.meanings[Int(word)].roles
  }

  /// The pointer of a place.
  func pointer(_ place: Int32) -> String {
    var steps: [String] = []
    var current = place
    while current >= 0 {
      switch places[Int(current)].step {
      case .root: break
      case .word(let word): steps.append(JSONPointer.token("\(word)"))
      case .key(let key): steps.append(JSONPointer.token(key.string ?? ""))
      case .index(let index): steps.append(JSONPointer.token(index))
      }
      current = places[Int(current)].parent
    }
    return steps.reversed().joined()
  }
}
