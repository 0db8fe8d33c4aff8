import Foundation
import GRDB

extension [UInt8] {
  /// As SQLite takes a BLOB.
  var blob: Data { Data(self) }
}

extension String {
  /// As a BLOB of UTF-8: SQLite's own texts would end at the first NUL.
  var blob: Data { Data(utf8) }
}

extension Row {
  /// The bytes of a BLOB.
  func bytes(_ column: String) -> [UInt8] {
    let data: Data = self[column]
    return Array(data)
  }

  /// The text that a BLOB of UTF-8 holds.
  func text(_ column: String) -> String {
    let data: Data = self[column]
    return String(decoding: data, as: UTF8.self)
  }
}
