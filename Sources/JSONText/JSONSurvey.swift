/// What a walk over a value and everything in it finds.
package struct JSONSurvey: Sendable, Hashable {
  /// Arrays and objects around the innermost value, the value itself counted; 0 for a scalar.
  package let depth: Int
  /// What is unusual about any string or number, keys included.
  package let flags: JSONFlags
  /// True if an object names a key more than once.
  package let hasDuplicateKeys: Bool
}

extension JSONValue {
  /// Walks over the value without recursion, however deep it is.
  package var survey: JSONSurvey {
    var ends: [Int32] = []
    var depth = 0
    var flags = JSONFlags()
    var hasDuplicateKeys = false
    for place in index..<Int(storage.tape[index].next) {
      while let end = ends.last, end <= place { ends.removeLast() }
      let entry = storage.tape[place]
      flags.formUnion(entry.flags)
      guard entry.kind == .array || entry.kind == .object else { continue }
      ends.append(entry.next)
      depth = max(depth, ends.count)
      if entry.kind == .object, entry.count > 1, !hasDuplicateKeys {
        hasDuplicateKeys = JSONValue(storage: storage, index: place).namesAKeyTwice
      }
    }
    return JSONSurvey(depth: depth, flags: flags.subtracting(.ascii), hasDuplicateKeys: hasDuplicateKeys)
  }

  /// The same for a handful of keys without escapes, told without taking them out; nil for others.
  private var fewPlainKeysNameAKeyTwice: Bool? {
    let object = storage.tape[index]
    guard object.count <= 12 else { return nil }
    let bytes = storage.bytes
    var place = index + 1
    while place < Int(object.next) {
      let key = storage.tape[place]
      guard key.flags.isSubset(of: .ascii) else { return nil }
      var earlier = index + 1
      while earlier < place {
        let other = storage.tape[earlier]
        if other.end - other.start == key.end - key.start {
          var offset: Int32 = 0
          while offset < key.end - key.start, bytes[Int(key.start + offset)] == bytes[Int(other.start + offset)] {
            offset += 1
          }
          if offset == key.end - key.start { return true }
        }
        earlier = Int(storage.tape[earlier + 1].next)
      }
      place = Int(storage.tape[place + 1].next)
    }
    return false
  }

  /// Keys are told apart by their bytes; String equality would fold canonical equivalents.
  private var namesAKeyTwice: Bool {
    if let known = fewPlainKeysNameAKeyTwice { return known }
    var seen: Set<[UInt8]> = []
    for member in members {
      let isPlain = member.keyValue.flags.isEmpty
      let key = isPlain ? Array(member.keyValue.sourceBytes.dropFirst().dropLast()) : Array(member.key.utf8)
      guard seen.insert(key).inserted else { return true }
    }
    return false
  }
}
