import Crawling
import Testing

/// Where packages come from, out of the settings of pip, uv and npm.
struct IndexSettingsTests {
  @Test func readsTheSettingsOfPip() {
    var indexes = PythonIndexes()
    indexes.read(
      pipConfiguration: Array(
        """
        # comment
        [global]
        timeout = 60
        index_url = https://a.example/simple
        extra-index-url =
            https://b.example/simple
            https://c.example/simple

        [list]
        index-url = https://wrong.example/simple
        [install]
        index-url = https://mate:pass@d.example/simple
        """.utf8))
    #expect(indexes.index == "https://mate:pass@d.example/simple")
    #expect(indexes.extraIndexes == ["https://b.example/simple", "https://c.example/simple"])
    indexes.read { ["PIP_INDEX_URL": "https://e.example/simple", "UV_INDEX": "x=https://f.example/"][$0] }
    #expect(indexes.index == "https://e.example/simple")
    #expect(indexes.extraIndexes == ["https://f.example/"])
  }

  @Test func takesOnlyRegistriesAndCredentialsFromNpm() {
    var registries = NodeRegistries()
    registries.read(
      npmrc: Array(
        """
        registry = https://a.example/
        @quay:registry=https://b.example/npm/
        //b.example/npm/:_authToken=${TOKEN}
        script-shell=/tmp/evil
        ignore-scripts=false
        ; comment=1
        """.utf8)
    ) { $0 == "TOKEN" ? "halibut99" : nil }
    #expect(
      registries.lines == [
        "registry=https://a.example/", "@quay:registry=https://b.example/npm/",
        "//b.example/npm/:_authToken=halibut99",
      ])
    #expect(registries.urls == ["https://a.example/", "https://b.example/npm/"])
  }
}
