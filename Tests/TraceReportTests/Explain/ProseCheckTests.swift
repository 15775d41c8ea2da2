import TestSupport
import Testing
import TraceReport

@Suite("What the author says, checked") struct ProseCheckTests {
    private func remarks(_ sentence: String, before step: String) throws -> Int {
        let text = try Sample.bytes("handshake/pasted.txt").replacing(step, with: step + "\n\n" + sentence + "\n")
        return Lessons.document(text).allBlocks.count { block in
            if case .aside(let aside) = block { aside.title.plainText.hasPrefix("A closer look") } else { false }
        }
    }

    @Test(arguments: [
        ("Point B sends a ack message.", "Step 3 - the laptop confirms (ACK)"),
        ("The server then sends the ACK.", "Step 3 - the laptop confirms (ACK)"),
        ("The client responds with a SYN/ACK packet.", "Step 2 - the web server agrees (SYN and ACK together)"),
        ("Host B sends a SYN.", "Step 1 - the laptop asks (SYN)"),
        ("It comes from source port 443.", "Step 1 - the laptop asks (SYN)"),
        ("The destination port is 8080", "Step 1 - the laptop asks (SYN)"),
    ])
    func isRemarkedOn(sentence: String, step: String) throws {
        #expect(try remarks(sentence, before: step) == 1)
    }

    @Test(arguments: [
        ("Point A sends a ack message.", "Step 3 - the laptop confirms (ACK)"),
        (
            "so that Point A has to send back an acknowledgement",
            "Step 2 - the web server agrees (SYN and ACK together)"
        ),
        ("The server responds with a SYN/ACK packet.", "Step 2 - the web server agrees (SYN and ACK together)"),
        ("If the server sends the ACK first, something is wrong.", "Step 3 - the laptop confirms (ACK)"),
        ("The server does not send an ACK here.", "Step 3 - the laptop confirms (ACK)"),
        (
            "The client receives the SYN/ACK packet and responds with an ACK packet of its own.",
            "Step 3 - the laptop confirms (ACK)"
        ),
        ("A client sends the server a SYN packet from its source port to a port.", "Step 1 - the laptop asks (SYN)"),
        ("through port source port 50504", "Step 1 - the laptop asks (SYN)"),
        ("It goes to destination port 443, not to port 80.", "Step 1 - the laptop asks (SYN)"),
    ])
    func isLeftAlone(sentence: String, step: String) throws {
        #expect(try remarks(sentence, before: step) == 0)
    }
}
