/// A parsed text. Cheap to copy.
package struct JSONDocument: Sendable {
  let storage: JSONStorage

  /// Reads one JSON value that fills `bytes` but for white space.
  package init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) {
    storage = JSONStorage(bytes: bytes, tape: try JSONReader.read(bytes, limits: limits))
  }

  /// The text's one value.
  package var root: JSONValue { JSONValue(storage: storage, index: 0) }

  /// What is unusual about any string or number of the text, keys included.
  package var flags: JSONFlags {
    storage.tape.reduce(into: JSONFlags()) { $0.formUnion($1.flags) }.subtracting(.ascii)
  }
}
