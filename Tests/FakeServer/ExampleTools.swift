/// The built-in example servers: own words, every category among them.
enum ExampleTools {
  /// The tools of an example server as JSON objects; nil for other names.
  static func tools(of mode: String) -> [String]? {
    switch mode {
    case "example-notes": notes
    case "example-shop": shop
    case "example-shell": shell
    default: nil
    }
  }

  private static func tool(_ name: String, _ description: String, _ properties: String, _ required: String = "")
    -> String
  {
    #"{"name":"\#(name)","description":"\#(description)","inputSchema":{"type":"object","properties":{\#(properties)},"required":[\#(required)]}}"#
  }

  private static func text(_ name: String, _ description: String) -> String {
    #""\#(name)":{"type":"string","description":"\#(description)"}"#
  }

  private static let notes = [
    tool("list_notes", "List the titles of all notes, newest first.", text("folder", "Only notes of this folder")),
    tool("get_note", "Return the text of one note.", text("id", "Identifier of the note"), #""id""#),
    tool("search_notes", "Find notes that contain the given words.", text("words", "What to look for"), #""words""#),
    tool(
      "create_note", "Create a note with a title and a text.",
      text("title", "Title of the note") + "," + text("text", "Its text"), #""title","text""#),
    tool(
      "update_note", "Replace the text of a note; earlier versions are kept.",
      text("id", "Identifier of the note") + "," + text("text", "The new text"), #""id","text""#),
    tool(
      "delete_note", "Delete a note for good. It cannot be restored.", text("id", "Identifier of the note"), #""id""#),
    tool(
      "empty_folder", "Permanently delete every note in a folder.", text("folder", "Name of the folder"), #""folder""#),
  ]

  private static let shop = [
    tool("list_products", "List products with price and stock.", text("category", "Only products of this category")),
    tool("get_order", "Show one order and its state.", text("order", "Number of the order"), #""order""#),
    tool(
      "add_to_cart", "Put a product into the cart.", text("product", "Identifier of the product"), #""product""#),
    tool(
      "place_order", "Buy everything in the cart and charge the stored card.", text("address", "Where to deliver"),
      #""address""#),
    tool(
      "refund_payment", "Refund a payment to the customer's card.",
      text("payment", "Identifier of the payment")
        + #","amount":{"type":"number","description":"Amount in the order's currency"}"#,
      #""payment","amount""#),
    tool(
      "update_price", "Change the price of a product.",
      text("product", "Identifier of the product") + #","price":{"type":"number"}"#, #""product","price""#),
    tool(
      "delete_product", "Remove a product and its reviews permanently.", text("product", "Identifier"), #""product""#),
    tool("start_stock_sync", "Start the job that copies stock figures from the warehouse.", ""),
  ]

  private static let shell = [
    tool(
      "run_command", "Run a shell command and return its output.", text("command", "The command line"), #""command""#),
    tool("run_python", "Execute Python code in a new interpreter.", text("code", "The program text"), #""code""#),
    tool("read_file", "Read a text file.", text("path", "Path of the file"), #""path""#),
    tool(
      "write_file", "Write a text file, replacing what was there.",
      text("path", "Path of the file") + "," + text("text", "New content"), #""path","text""#),
    tool("delete_tree", "Delete a folder and everything in it without asking.", text("path", "The folder"), #""path""#),
    tool("list_processes", "List running processes with their memory.", ""),
    tool("kill_process", "Kill a process at once.", #""pid":{"type":"integer","description":"Its number"}"#, #""pid""#),
  ]
}
