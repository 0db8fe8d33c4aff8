private import CLibXML2

/// One run of libxml2: its context and tree live no longer than `run`.
struct MarkupParse {
  private(set) var elements: [MarkupElement] = []
  private(set) var problems: [MarkupProblem] = []
  private(set) var isCut = false
  private let limits: MarkupLimits

  /// libxml2 wants its tables filled once, before the first use from several threads.
  private static let prepared: Void = xmlInitParser()

  init(limits: MarkupLimits) { self.limits = limits }

  mutating func run(_ bytes: [UInt8], _ syntax: MarkupDocument.Syntax) throws(MarkupProblem) {
    _ = Self.prepared
    let collector = ProblemCollector(limit: limits.problems)
    var declaresEntities = false
    let context = unsafe syntax == .html ? htmlNewParserCtxt() : xmlNewParserCtxt()
    guard let context = unsafe context else { throw MarkupProblem(line: 0, message: "libxml2 has no memory") }
    defer { unsafe syntax == .html ? htmlFreeParserCtxt(context) : xmlFreeParserCtxt(context) }
    // The context only sees the collector while this function holds both.
    var errors = unsafe plimsoll_xml_errors(
      report: { receiver, code, level, line, message in
        guard let receiver = unsafe receiver, level > 0 else { return }
        let collector = unsafe Unmanaged<ProblemCollector>.fromOpaque(receiver).takeUnretainedValue()
        let text = unsafe message.map { unsafe String(cString: $0) } ?? "unknown"
        collector.take(code: Int(code), line: Int(line), message: text)
      }, receiver: Unmanaged.passUnretained(collector).toOpaque())
    unsafe withUnsafeMutablePointer(to: &errors) { errors in
      unsafe plimsoll_xml_listen(context, errors)
      let document = unsafe Self.read(bytes, syntax, context)
      if let document = unsafe document {
        declaresEntities = unsafe syntax == .xml && Self.declaresEntities(document)
        if !declaresEntities { unsafe collect(document) }
        unsafe xmlFreeDoc(document)
      }
    }
    problems = withExtendedLifetime(collector) { collector.problems }
    if declaresEntities { throw MarkupDocument.entitiesProblem }
    let isWellFormed = unsafe context.pointee.wellFormed != 0
    if syntax == .xml, !isWellFormed || elements.isEmpty {
      throw problems.first ?? MarkupProblem(line: 0, message: "the text is not XML")
    }
  }

  /// Whatever encoding hid the declarations from a look at the bytes.
  private static func declaresEntities(_ document: xmlDocPtr) -> Bool {
    var node = unsafe document.pointee.intSubset?.pointee.children
    while let here = unsafe node {
      if unsafe here.pointee.type == XML_ENTITY_DECL { return true }
      unsafe node = here.pointee.next
    }
    return false
  }

  private static func read(
    _ bytes: [UInt8], _ syntax: MarkupDocument.Syntax, _ context: xmlParserCtxtPtr
  ) -> xmlDocPtr? {
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let count = Int32(buffer.count)
      switch syntax {
      case .html:
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        return unsafe htmlCtxtReadMemory(context, start, count, nil, "UTF-8", Int32(options))
      case .xml:
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOCDATA.rawValue
        return unsafe xmlCtxtReadMemory(context, start, count, nil, nil, Int32(options))
      }
    }
  }

  /// Walks the tree without recursion, so that its depth costs no stack.
  private mutating func collect(_ document: xmlDocPtr) {
    var open: [Int] = []
    var node = unsafe document.pointee.children
    var isAbove = false
    while let here = unsafe node {
      let isElement = unsafe here.pointee.type == XML_ELEMENT_NODE
      if !isAbove {
        if isElement {
          guard elements.count < limits.elements else {
            isCut = true
            return
          }
          unsafe elements.append(Self.element(here, parent: open.last))
        } else if unsafe here.pointee.type == XML_TEXT_NODE || here.pointee.type == XML_CDATA_SECTION_NODE {
          unsafe append(here.pointee.content, to: open)
        }
        if isElement, let child = unsafe here.pointee.children {
          open.append(elements.count - 1)
          unsafe node = child
          continue
        }
      }
      if let next = unsafe here.pointee.next {
        unsafe node = next
        isAbove = false
      } else {
        let parent = unsafe here.pointee.parent
        guard let parent = unsafe parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else { return }
        open.removeLast()
        unsafe node = parent
        isAbove = true
      }
    }
  }

  private mutating func append(_ content: UnsafeMutablePointer<xmlChar>?, to open: [Int]) {
    guard let content = unsafe content, !open.isEmpty else { return }
    let text = unsafe String(cString: content)
    for place in open where elements[place].text.utf8.count < limits.elementText {
      elements[place].text += text.utf8.count > limits.elementText ? String(text.prefix(limits.elementText)) : text
    }
  }

  private static func element(_ node: xmlNodePtr, parent: Int?) -> MarkupElement {
    var attributes: [MarkupAttribute] = []
    var property = unsafe node.pointee.properties
    while let here = unsafe property, attributes.count < 256 {
      unsafe attributes.append(MarkupAttribute(name: string(here.pointee.name), value: value(here)))
      unsafe property = here.pointee.next
    }
    return unsafe MarkupElement(
      name: string(node.pointee.name), attributes: attributes, text: "", parent: parent,
      line: Int(xmlGetLineNo(node)))
  }

  private static func value(_ property: xmlAttrPtr) -> String {
    guard let content = unsafe xmlNodeListGetString(property.pointee.doc, property.pointee.children, 1) else {
      return ""
    }
    defer { unsafe plimsoll_xml_free(content) }
    return unsafe String(cString: content)
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    unsafe text.map { unsafe String(cString: $0) } ?? ""
  }
}
