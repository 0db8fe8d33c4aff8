import Testing
import Transfers

/// URLs in their one spelling.
struct CanonicalURLTests {
  @Test(arguments: [
    ("http://example.org", "http://example.org/"),
    ("HTTPS://Example.ORG:443/Mcp", "https://example.org/Mcp"),
    ("http://example.org:80/", "http://example.org/"),
    ("http://example.org:/", "http://example.org/"),
    ("http://example.org:00080/", "http://example.org/"),
    ("https://example.org:80/", "https://example.org:80/"),
    ("http://example.org./a", "http://example.org/a"),
    ("http://[2001:DB8:0:0::1]:8080/x", "http://[2001:db8::1]:8080/x"),
    ("http://[::ffff:127.0.0.1]/", "http://[::ffff:127.0.0.1]/"),
    ("http://example.org/a/./b/../c", "http://example.org/a/c"),
    ("http://example.org/../../a/..", "http://example.org/"),
    ("http://example.org/a/%2e%2E/b/.", "http://example.org/b/"),
    ("http://example.org/%7euser/%2f/%c3%a4", "http://example.org/~user/%2F/%C3%A4"),
    ("http://example.org/ä{x}", "http://example.org/%C3%A4%7Bx%7D"),
    ("http://example.org//a//b", "http://example.org//a//b"),
    ("http://example.org?x=1", "http://example.org/"),
    ("http://example.org#part", "http://example.org/"),
    ("http://example.org/a?b#c", "http://example.org/a"),
    ("http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"),
    ("http://my_host/", "http://my_host/"),
  ])
  func itIsSpelledInOneWay(text: String, expected: String) {
    #expect(CanonicalURL.parse(text)?.text == expected)
    // Reading the canonical text changes nothing.
    #expect(CanonicalURL.parse(expected)?.text == expected)
  }

  @Test(arguments: [
    "", "example.org", "/a", "//example.org/", "http:/example.org", "http:example.org", "ftp://example.org/",
    "javascript:alert(1)", "http://", "http:///a", "http://user@example.org/", "http://user:word@example.org/",
    "http://@example.org/", "http://exa mple.org/", "http://example.org/a b", "http://example.org/a\tb",
    "http://example.org/a\nb", "http://example.org/\u{7f}", "http://example.org\\@evil.example/",
    "http://example.org/%", "http://example.org/%4", "http://example.org/%zz", "http://example.org/?a=%G0",
    "http://exa%6dple.org/", "http://bücher.example/", "http://..example.org/", "http://.example.org/", "http://./",
    "http://example.org:x/", "http://example.org:-1/", "http://example.org:0/", "http://example.org:65536/",
    "http://example.org:8080:80/", "http://[::1/", "http://[::1]x/", "http://[fe80::1%25eth0]/", "http://[1.2.3.4]/",
    "http://[]/", "http://a]b/", "http://{host}/", " http://example.org/", "http://example.org/ ",
  ])
  func whatCouldBeReadInTwoWaysIsRefused(text: String) {
    #expect(CanonicalURL.parse(text) == nil)
  }

  @Test func longURLsAndNamesAreRefused() {
    let label = String(repeating: "a", count: 63)
    #expect(CanonicalURL.parse("http://\(label).example/") != nil)
    #expect(CanonicalURL.parse("http://\(label)a.example/") == nil)
    #expect(CanonicalURL.parse("http://\(label).\(label).\(label).\(label)/") == nil)
    #expect(CanonicalURL.parse("http://example.org/" + String(repeating: "a", count: 20_000)) == nil)
  }

  @Test func itsPartsAreSeparate() throws {
    let url = try #require(CanonicalURL.parse("https://Example.org:8443/a%20b?Key=%2fone&empty=&alone&&x=1=2#f"))
    #expect(url.scheme == "https")
    #expect(url.host == "example.org")
    #expect(url.port == 8443)
    #expect(url.path == "/a%20b")
    #expect(url.query.map(\.name) == ["Key", "empty", "alone", "x"])
    #expect(url.query.map(\.value) == ["%2Fone", "", "", "1=2"])
    #expect(url.origin == "https://example.org:8443")
    #expect(url.text == "https://example.org:8443/a%20b")
    #expect(url.requestText == "https://example.org:8443/a%20b?Key=%2Fone&empty=&alone&&x=1=2")
  }

  /// The normal and abnormal examples of RFC 3986, section 5.4, as far as they are URLs of ours.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"),
    ("g#s", "http://a/b/c/g"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("g.", "http://a/b/c/g."), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("https://z/q?r", "https://z/q?r"),
  ])
  func aReferenceIsResolved(reference: String, expected: String) throws {
    let base = try #require(CanonicalURL.parse("http://a/b/c/d;p?q"))
    #expect(base.resolving(reference)?.requestText == expected)
  }

  @Test(arguments: ["mailto:x@y", "javascript:alert(1)", "http:g", "//user@g", "a b", "g:h"])
  func aReferenceElsewhereIsRefused(reference: String) throws {
    let base = try #require(CanonicalURL.parse("http://a/b/c/d;p?q"))
    #expect(base.resolving(reference) == nil)
  }
}
