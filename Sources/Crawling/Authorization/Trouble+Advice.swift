import ToolModel

extension Trouble {
  /// With what the user can do; `sent` tells whether fields of the user went to the server.
  func advised(sent: Bool) -> Trouble {
    var advised = self
    let schemes = authorization?.schemes ?? []
    if httpStatus == 401, sent {
      advised.message = "the server does not take the credentials that it was given"
    } else if schemes.isEmpty || schemes.contains("bearer") {
      advised.message += "; a token goes in with `--bearer-env NAME`"
    } else {
      advised.message += "; they go in with `--header`"
    }
    let found = authorization.map(AuthorizationProse.text) ?? ""
    if !found.isEmpty { advised.detail = [detail, found].compactMap(\.self).joined(separator: "; ") }
    return advised
  }
}
