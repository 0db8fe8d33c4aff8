/// A wire that writes down what goes over another one; the inbox of that one must have the same recorder.
struct RecordingWire: Wire {
  let wire: any Wire
  let recorder: ConversationRecorder

  var diagnostics: [WireNote] { wire.diagnostics }

  func send(_ message: OutgoingMessage) {
    recorder.sent(message)
    wire.send(message)
  }

  func close() async { await wire.close() }
}
