import Digests
import Testing

struct SignatureTests {
  private func bytes(_ hexadecimal: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(hexadecimal)
    while let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  /// RFC 8032 section 7.1, tests 1 and 2.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        + "d25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ])
  func theKnownSignaturesComeOut(seed: String, key: String, message: String, signature: String) throws {
    let signing = try #require(SigningKey(seed: bytes(seed)))
    #expect(signing.verifyingKey.bytes == bytes(key))
    #expect(signing.signature(of: bytes(message)) == bytes(signature))
    #expect(signing.verifyingKey.verifies(bytes(signature), of: bytes(message)))
  }

  @Test func anythingElseIsNotVerified() throws {
    let signing = try #require(SigningKey(seed: Array(repeating: 7, count: 32)))
    let other = try #require(SigningKey(seed: Array(repeating: 8, count: 32)))
    let signature = signing.signature(of: [1, 2, 3])
    #expect(signing.verifyingKey.verifies(signature, of: [1, 2, 3]))
    #expect(!signing.verifyingKey.verifies(signature, of: [1, 2, 4]))
    #expect(!other.verifyingKey.verifies(signature, of: [1, 2, 3]))
    #expect(!signing.verifyingKey.verifies(Array(signature.dropLast()), of: [1, 2, 3]))
    #expect(!signing.verifyingKey.verifies([], of: [1, 2, 3]))
    var bent = signature
    bent[0] ^= 1
    #expect(!signing.verifyingKey.verifies(bent, of: [1, 2, 3]))
  }

  @Test func keysAreReadAsOpenSSLWritesThem() throws {
    let signing = try #require(SigningKey(pem: Self.privateKey))
    let verifying = try #require(VerifyingKey(pem: Self.publicKey))
    #expect(signing.verifyingKey == verifying)
    #expect(verifying.id == Digest.sha256(verifying.bytes))
    #expect(SigningKey(pem: Self.publicKey) == nil)
    #expect(VerifyingKey(pem: Self.privateKey) == nil)
    #expect(SigningKey(pem: Self.privateKey.replacing("MC4CAQ", with: "MC4CAg")) == nil)
    #expect(VerifyingKey(pem: String(Self.publicKey.dropLast(10))) == nil)
    #expect(SigningKey(pem: "") == nil)
    #expect(SigningKey(seed: [1]) == nil)
  }

  /// RFC 4648 section 10, and what is not Base64.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64(plain: String, coded: String) {
    #expect(Base64.text(Array(plain.utf8)) == coded)
    #expect(Base64.bytes(coded) == Array(plain.utf8))
  }

  @Test(arguments: ["Z", "Zg=", "Zg", "Z===", "====", "Zm9v Zm9v", "Zm-v", "Zg==Zg=="])
  func brokenBase64IsNothing(text: String) { #expect(Base64.bytes(text) == nil) }
}

extension SignatureTests {
  /// The forms that OpenSSL writes (RFC 8410, examples of section 10), made here so that no key stands in the tree.
  private static func pem(_ label: String, _ start: [UInt8], _ key: [UInt8]) -> String {
    let text = Base64.text(start + key)
    return "-----BEGIN \(label)-----\n\(text.prefix(64))\n\(text.dropFirst(64))\n-----END \(label)-----\n"
  }
  private static let seed = Array(UInt8(1)...32)
  private static var privateKey: String {
    pem("PRIVATE" + " KEY", [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20], seed)
  }
  private static var publicKey: String {
    let key = SigningKey(seed: seed)?.verifyingKey.bytes ?? []
    return pem("PUBLIC KEY", [0x30, 0x2A, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 3, 0x21, 0], key)
  }
}
