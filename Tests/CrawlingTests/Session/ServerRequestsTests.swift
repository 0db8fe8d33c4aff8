import Testing
import ToolModel

@testable import Crawling

@Suite struct ServerRequestsTests {
  private func request(_ method: String) -> IncomingRequest { IncomingRequest(method: method, idBytes: [0x31]) }

  @Test func answersSoManyReadsPastTheNextAndGivesUp() {
    var requests = ServerRequests(maximumAnswers: 3)
    let reactions = (0..<31).map { _ in requests.note(request("ping")) }
    #expect(reactions.prefix(3) == [.answer, .answer, .answer])
    #expect(reactions[3..<30].allSatisfy { $0 == .readPast })
    #expect(reactions[30] == .giveUp)
    #expect(requests.diagnostics.map(\.code) == ["request-flood"])
  }

  @Test func tellsApartOnlySoManyMethods() {
    var requests = ServerRequests(maximumAnswers: 100)
    for number in 0..<50 { _ = requests.note(request("method/\(number)")) }
    #expect(requests.diagnostics.count == 20)
    var long = ServerRequests(maximumAnswers: 100)
    _ = long.note(request(String(repeating: "m", count: 100_000)))
    #expect(long.diagnostics.allSatisfy { $0.message.count < 200 })
  }

  @Test func saysWhatWasOddInAFixedOrder() {
    var requests = ServerRequests(maximumAnswers: 100)
    requests.noteNotification("notifications/tools/list_changed")
    requests.noteNotification("notifications/message")
    requests.noteOther()
    requests.noteOther()
    requests.noteLenientAnswer()
    requests.noteStrayAnswer()
    _ = requests.note(request("sampling/createMessage"))
    _ = requests.note(request("roots/list"))
    _ = requests.note(request("roots/list"))
    _ = requests.note(request("ping"))
    #expect(
      requests.diagnostics.map(\.message) == [
        "while it was listed the server asked `roots/list` 2 times; declined",
        "while it was listed the server asked `sampling/createMessage` once; declined",
        "an answer to nothing that was asked came once",
        "an answer's id had another type than the request's once", "JSON that is not a message came 2 times",
        "the server said that its list of tools changed while it was listed",
      ])
  }
}
