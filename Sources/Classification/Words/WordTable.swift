import RulePacks

/// All words of all rules: one open-addressing table for single words, one trie for what follows them in phrases.
struct WordTable: Sendable {
  /// What a word, or a phrase that ends here, is in a sentence. No references inside: it is copied all the time.
  struct Meaning: Sendable {
    var verbForms: WordForms = []
    var isNounLike = false
    var roles: GrammarRoles = []
    /// Whether a longer phrase begins with it.
    var continues = false
  }

  struct SetEntry: Sendable {
    let set: Int32
    let forms: WordForms
  }

  private var slots: [Slot] = Array(repeating: Slot(), count: 1 << 12)
  private var count = 0
  private(set) var meanings: [Meaning] = []
  /// For each meaning the sets that hold it.
  private(set) var sets: [[SetEntry]] = []
  /// Keyed by meaning and next word: the meaning of the longer phrase.
  private var steps: [UInt64: Int32] = [:]

  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var word: Int32 = -1
  }

  /// The word's number; nil if no rule speaks of it.
  @inline(__always)
  func word(_ hash: UInt64) -> Int32 {
    var index = Int(truncatingIfNeeded: hash ^ hash >> 29) & (slots.count - 1)
    while slots[index].word >= 0 {
      if slots[index].hash == hash { return slots[index].word }
      index = (index + 1) & (slots.count - 1)
    }
    return -1
  }

  /// The meaning of a phrase that goes on with `word`; -1 if there is none.
  func step(_ meaning: Int32, _ word: Int32) -> Int32 {
    steps[UInt64(UInt32(bitPattern: meaning)) << 32 | UInt64(UInt32(bitPattern: word))] ?? -1
  }

  /// Adds a spelling of one or several words; gives back its meaning's number.
  mutating func insert(_ hashes: [UInt64]) -> Int {
    var meaning = Int(insertWord(hashes[0]))
    for hash in hashes.dropFirst() {
      let word = insertWord(hash)
      let key = UInt64(UInt32(meaning)) << 32 | UInt64(UInt32(bitPattern: word))
      if let next = steps[key] {
        meaning = Int(next)
      } else {
        let next = addMeaning()
        steps[key] = Int32(next)
        meanings[meaning].continues = true
        meaning = next
      }
    }
    return meaning
  }

  mutating func update(_ meaning: Int, _ change: (inout Meaning) -> Void) { change(&meanings[meaning]) }

  /// Notes that a set holds a spelling, in these forms.
  mutating func add(_ set: Int32, _ forms: WordForms, to meaning: Int) {
    if let known = sets[meaning].firstIndex(where: { $0.set == set }) {
      sets[meaning][known] = SetEntry(set: set, forms: sets[meaning][known].forms.union(forms))
    } else {
      sets[meaning].append(SetEntry(set: set, forms: forms))
    }
  }

  private mutating func addMeaning() -> Int {
    meanings.append(Meaning())
    sets.append([])
    return meanings.count - 1
  }

  private mutating func insertWord(_ hash: UInt64) -> Int32 {
    let known = word(hash)
    if known >= 0 { return known }
    if count * 2 >= slots.count { grow() }
    let word = Int32(addMeaning())
    place(hash, word)
    count += 1
    return word
  }

  private mutating func place(_ hash: UInt64, _ word: Int32) {
    var index = Int(truncatingIfNeeded: hash ^ hash >> 29) & (slots.count - 1)
    while slots[index].word >= 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = Slot(hash: hash, word: word)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.word >= 0 { place(slot.hash, slot.word) }
  }
}
