import Subprocess

extension SubprocessOutputSequence.Buffer {
  var copied: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}

/// Reads a child's standard output piece by piece, only when asked: a child that floods waits on its own full pipe.
actor OutputReader {
  private var iterator: SubprocessOutputSequence.Iterator
  private var isReading = false

  init(_ sequence: SubprocessOutputSequence) { iterator = sequence.makeAsyncIterator() }

  /// The next piece, nil at the end, on an error, or if another task is reading at this moment.
  func next() async -> [UInt8]? {
    guard !isReading else { return nil }
    isReading = true
    defer { isReading = false }
    // The iterator keeps nothing between calls, so a copy reads the same stream.
    var copy = iterator
    guard let buffer = try? await copy.next() else { return nil }
    iterator = copy
    return buffer.copied
  }
}
