import Classification
import Testing
import ToolModel

/// Rows of a stream.
struct RowReaderTests {
  @Test func aRowKeepsItsIdAndServer() throws {
    let row = try RowReader.read(Array(#"{"id": 7, "server": "quay", "name": "list_berths", "label": "x"}"#.utf8))
    #expect(row.id.map { String(decoding: $0, as: UTF8.self) } == "7")
    #expect(row.server == "quay")
    #expect(row.tool.name == "list_berths")
    #expect(String(decoding: row.tool.bytes, as: UTF8.self) == #"{"name":"list_berths"}"#)
  }

  @Test(arguments: [
    ("nonsense", "the row is not JSON: expected a value (line 1, column 1)"),
    ("[]", "the row is not a JSON object"),
    (#"{"id":1}"#, "a tool has no `name` that is a string and was left out"),
  ])
  func aBadRowIsAValue(_ text: String, _ message: String) throws {
    #expect(throws: RowReader.BadRow.self) { try RowReader.read(Array(text.utf8)) }
    do throws(RowReader.BadRow) {
      _ = try RowReader.read(Array(text.utf8))
    } catch {
      #expect(error.message == message)
    }
  }

  @Test func groupedRowsAreOneServer() throws {
    let rows = try ["a", "b", "a"].map { try RowReader.read(Array(#"{"server":"quay","name":"\#($0)"}"#.utf8)) }
    let snapshot = RowReader.snapshot(rows)
    #expect(snapshot.tools.map(\.ordinal) == [0, 0, 1])
    #expect(snapshot.source.id.text == "quay")
    #expect(Tools.classifier.assess(snapshot).verdicts.map(\.key.ordinal) == [0, 0, 1])
  }
}
