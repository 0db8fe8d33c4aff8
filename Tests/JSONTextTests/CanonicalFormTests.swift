import JSONText
import Testing

struct CanonicalFormTests {
  private func canonical(_ bytes: [UInt8], dropping: Set<String> = []) throws -> String {
    String(decoding: CanonicalForm.bytes(of: try JSONDocument(bytes).root, dropping: dropping), as: UTF8.self)
  }

  @Test(arguments: [
    (#" { "b" : 1 , "a" : [ true , null ] } "#, #"{"a":[true,null],"b":1}"#),
    (#"{"a":1.50,"b":1e2,"c":-0}"#, #"{"a":1.50,"b":1e2,"c":-0}"#),
    (#"{"a":2,"b":0,"a":1}"#, #"{"a":2,"a":1,"b":0}"#),
    (#""\u0041\/\u0022\u005c\u000a\u0001\u007f""#, "\"A/\\\"\\\\\\n\\u0001\u{7F}\""),
    (#""\ud83d\ude00 \ud800 \uDC00x""#, "\"😀 \\ud800 \\udc00x\""),
    ("[NaN,-Infinity]", "[NaN,-Infinity]"),
    // The order of RFC 8785 (section 3.2.3): by UTF-16 code units, so that an emoji stands before U+FB33.
    (
      #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#,
      "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{FB33}\":3}"
    ),
  ])
  func theFormIsAsWritten(text: String, expected: String) throws {
    let form = try canonical(Array(text.utf8))
    #expect(form.utf8.elementsEqual(expected.utf8), "\(form)")
  }

  @Test func malformedBytesAreToldApart() throws {
    #expect(try canonical([0x22, 0xFF, 0x22]) == #""\xff""#)
    #expect(try canonical([0x22, 0xFE, 0x22]) == #""\xfe""#)
    // The text `\xff` itself has its backslash doubled.
    #expect(try canonical(Array(#""\\xff""#.utf8)) == #""\\xff""#)
    #expect(try canonical(Array(#""\\ud800""#.utf8)) == #""\\ud800""#)
  }

  @Test func membersAreDroppedAtTheTopOnly() throws {
    let text = #"{"_meta":1,"a":{"_meta":2},"\u005fmeta":3}"#
    #expect(try canonical(Array(text.utf8), dropping: ["_meta"]) == #"{"a":{"_meta":2}}"#)
  }
}
