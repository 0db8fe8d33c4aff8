extension Glossary {
  /// How models, clients and servers talk.
  static let `protocol`: [Term] = [
    Term(
      slug: "agent", title: "Agent", topic: .wire,
      definition: "A program in which a language model decides the next step: which tool to call, with which "
        + "arguments, and when to stop.",
      related: ["tool", "agent-loop"]),
    Term(
      slug: "agent-loop", title: "Agent loop", topic: .wire,
      definition: "The cycle of an agent: the model reads the context, asks for a tool call, gets its result as "
        + "new text, and goes on until it thinks it is done. Nothing but a limit outside the model ends "
        + "a loop for certain.",
      related: ["runaway-loop-term", "rate-limit"]),
    Term(
      slug: "annotation", title: "Annotation", topic: .wire,
      definition: "A hint that a server's author attaches to a tool, such as readOnlyHint or destructiveHint. "
        + "The protocol says that clients must not trust hints from untrusted servers; here they are "
        + "shown beside our label.",
      related: ["read-only-hint", "destructive-hint", "open-world-hint"]),
    Term(
      slug: "argument", title: "Argument", topic: .wire,
      definition: "A value that the model fills in for a parameter of a tool. Much of a tool's risk lies in "
        + "which arguments it accepts.",
      related: ["parameter", "input-schema"]),
    Term(
      slug: "client", title: "Client", topic: .wire,
      definition: "The program on the user's side that connects to servers, shows their tools to a model and "
        + "carries out its calls.",
      related: ["server", "host"]),
    Term(
      slug: "context-window", title: "Context window", topic: .wire,
      definition: "How much text a model can take in at once, in tokens. Every listed tool definition takes a "
        + "part of it before anything is called.",
      related: ["token", "token-cost"]),
    Term(
      slug: "definition", title: "Definition", topic: .wire,
      definition: "What a server says of a tool: name, title, description, schemas, annotations. It is all that "
        + "a model sees, and all that a label here is computed from.",
      related: ["digest", "description"]),
    Term(
      slug: "description", title: "Description", topic: .wire,
      definition: "The free text of a definition. Models read it as guidance, which is why hostile servers "
        + "write instructions into it.",
      related: ["tool-poisoning-term", "definition"]),
    Term(
      slug: "destructive-hint", title: "Destructive hint", topic: .wire,
      definition: "The annotation destructiveHint. The protocol assumes true where a tool is not read-only and "
        + "says nothing.",
      related: ["annotation"]),
    Term(
      slug: "host", title: "Host", topic: .wire,
      definition: "The application in which a client runs, such as an editor, a desktop assistant or an agent "
        + "framework.",
      related: ["client"]),
    Term(
      slug: "input-schema", title: "Input schema", topic: .wire,
      definition: "The JSON Schema of a tool's arguments: names, types, which are required, which values are "
        + "allowed.",
      related: ["parameter", "argument"]),
    Term(
      slug: "instructions", title: "Instructions", topic: .wire,
      definition: "A text that a server gives to every model that connects to it, before any tool is called. It "
        + "is read with the same trust as a description.",
      related: ["description", "prompt-injection"]),
    Term(
      slug: "mcp", title: "MCP", topic: .wire,
      definition: "Model Context Protocol: how a client and a server talk about tools, resources and prompts, "
        + "as JSON-RPC over standard streams or HTTP.",
      related: ["server", "client"]),
    Term(
      slug: "open-world-hint", title: "Open world hint", topic: .wire,
      definition: "The annotation openWorldHint: whether a tool deals with an open set of outside things, such "
        + "as the web.",
      related: ["annotation"]),
    Term(
      slug: "output-schema", title: "Output schema", topic: .wire,
      definition: "The JSON Schema of a tool's structured answer, where it declares one.",
      related: ["input-schema"]),
    Term(
      slug: "pagination", title: "Pagination", topic: .wire,
      definition: "A long list comes in pages, each with a cursor for the next. A scanner that reads only the "
        + "first sees a part and calls it the whole.",
      related: ["listing", "completeness"]),
    Term(
      slug: "parameter", title: "Parameter", topic: .wire,
      definition: "A named input of a tool, described in its input schema.",
      related: ["argument", "input-schema"]),
    Term(
      slug: "read-only-hint", title: "Read-only hint", topic: .wire,
      definition: "The annotation readOnlyHint: the author claims that a tool changes nothing. Clients that "
        + "trust it let the tool run unasked.",
      related: ["annotation"]),
    Term(
      slug: "server", title: "Server", topic: .wire,
      definition: "A program that offers tools over MCP, started on the user's machine or reached over the "
        + "network.",
      related: ["client", "tool"]),
    Term(
      slug: "standard-streams", title: "Standard streams", topic: .wire,
      definition: "The transport of local servers: the client starts a process and talks to it over standard "
        + "input and output.",
      related: ["streamable-http", "server"]),
    Term(
      slug: "streamable-http", title: "Streamable HTTP", topic: .wire,
      definition: "The transport of remote servers: requests by HTTP POST, answers as JSON or as a stream of "
        + "events.",
      related: ["standard-streams"]),
    Term(
      slug: "token", title: "Token", topic: .wire,
      definition: "The unit in which models read and are billed: a few characters of text.",
      related: ["token-cost", "context-window"]),
    Term(
      slug: "tool", title: "Tool", topic: .wire,
      definition: "A function that a server offers to models: a name, a description, a schema of arguments, and "
        + "an effect.",
      related: ["server", "definition"]),
  ]
}
