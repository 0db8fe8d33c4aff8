import Testing

@testable import Crawling

@Suite struct CredentialShapeTests {
  @Test(arguments: [
    "token", "--api-key", "API_KEY", "apiKey", "X-Api-Key", "SHELF_TOKEN", "password", "--pat", "DB_PASSWD",
    "clientSecret", "connectionString", "DATABASE_CONNECTION_STRING", "Cookie", "Authorization", "--auth", "privateKey",
    "SSH_PASSPHRASE", "sentry-dsn", "accessKeyId",
  ])
  func namesOfCredentials(name: String) { #expect(CredentialShape.isCredentialName(name)) }

  @Test(arguments: [
    "url", "--port", "keyboard", "monkey", "--max-tokens", "token_limit", "--token-file", "AUTH_MODE", "auth-url",
    "API_KEY_NAME", "path", "pattern", "compass", "passive", "authors", "--env", "API_KEY_ENV", "",
  ])
  func namesOfOtherThings(name: String) { #expect(!CredentialShape.isCredentialName(name)) }

  @Test(arguments: [
    "sk-abcdefghijkl", "ghp_abcdefghijkl", "github_pat_abcdef", "xoxb-1-2-abcdef", "AKIAABCDEFGHIJKL", "eyJhbGciOiJ9",
    "0123456789abcdef0123456789abcdef", "aB3dE5fG7hJ9kL1mN3pQ5rS7", "Bearer abcdefgh",
  ])
  func shapesOfCredentials(word: String) { #expect(CredentialShape.isCredential(word)) }

  @Test(arguments: [
    "sk-short", "hello", "/usr/lib/python3.11/site-packages/shelf/server.py", "2026-01-01T10:00:00.000Z", "1234567890",
    "00000000000000000000000000000000", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "--transport=stdio",
    "ListOfEveryBoxOnTheShelf", "b1946ac9-2492-4d23-8f0d-4b6c5c7e9a10", "https://shelf.example/mcp", "",
  ])
  func shapesOfOtherThings(word: String) { #expect(!CredentialShape.isCredential(word)) }

  @Test(arguments: [
    ("password=hunter2 next", "password=«redacted» next"), ("API_KEY='abc' x", "API_KEY='«redacted»' x"),
    ("token=None", "token=None"), ("token=", "token="), ("mode=fast", "mode=fast"),
    ("Authorization: Bearer abcdefghij", "Authorization: Bearer «redacted»"), ("Bearer of news", "Bearer of news"),
    (#"Bearer resource_metadata="https://x.example/""#, #"Bearer resource_metadata="https://x.example/""#),
    ("password: hunter2", "password: «redacted»"), ("API token configured: No", "API token configured: No"),
    ("password: missing", "password: missing"), ("got ghp_abcdefghijkl, bye", "got «redacted», bye"),
    ("postgres://me:pw@shelf.example/db?x=1", "postgres://«redacted»@shelf.example/db?x=1"),
    ("GET https://shelf.example/?api_key=abc&page=2", "GET https://shelf.example/?api_key=«redacted»&page=2"),
    ("https://me:pw@shelf.example/?token=abc", "https://«redacted»@shelf.example/?token=«redacted»"),
    (#"{"token": "s3cret-word", "a": 1}"#, #"{"token": "s3cret-word", "a": 1}"#), ("", ""),
  ])
  func redactsWords(text: String, expected: String) { #expect(CredentialShape.redactWords(in: text) == expected) }
}
