/// A wire that writes down what goes over another one; the inbox of that one must have the same recorder.
struct RecordingWire: Wire {
  let wire: any Wire
  let recorder: ConversationRecorder

  /// The wire itself where nothing is to be written down.
  static func around(_ wire: any Wire, _ recorder: ConversationRecorder?) -> any Wire {
    guard let recorder else { return wire }
    return RecordingWire(wire: wire, recorder: recorder)
  }

  var diagnostics: [WireNote] { wire.diagnostics }

  func send(_ message: OutgoingMessage) {
    recorder.sent(message)
    wire.send(message)
  }

  func close() async { await wire.close() }
}
