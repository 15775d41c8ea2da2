import TCPWire

/// A sentence of the author's, cut into words in small letters.
struct ProseSentence {
    /// Somebody sends something.
    struct Statement {
        /// As the author calls him.
        var actor: String
        var isClient: Bool
        /// Whether the name is only a letter, whose meaning we take from the order of the alphabet.
        var isPoint: Bool
        var flags: TCPFlags
    }

    var words: [String] = []

    /// Cuts a line at full stops and the like.
    static func sentences(_ line: String) -> [ProseSentence] {
        var sentences: [ProseSentence] = []
        var sentence = ProseSentence()
        var word: [UInt8] = []
        func endWord() {
            if !word.isEmpty { sentence.words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        func endSentence() {
            endWord()
            if !sentence.words.isEmpty { sentences.append(sentence) }
            sentence = ProseSentence()
        }
        for byte in line.utf8.prefix(4096) {
            switch byte {
            case 65...90: word.append(byte + 32)
            case 97...122, 48...57, 128...: word.append(byte)
            case 47 where !word.isEmpty, 43 where !word.isEmpty, 45 where !word.isEmpty: word.append(47)
            case 44 where word == [115, 121, 110]: word.append(47)
            case 46, 33, 63, 59, 58: endSentence()
            default: endWord()
            }
        }
        endSentence()
        return sentences
    }

    private static let verbs = [
        "sends", "send", "sent", "sending", "responds", "replies", "answers", "transmits", "returns",
    ]
    /// Words after which a sentence does not say what is.
    private static let doubts = [
        "not", "if", "would", "could", "should", "can", "may", "might", "must", "wants", "waits", "before", "until",
        "never", "when",
        "has", "have", "to", "t", "unless", "once", "after",
    ]

    /// What the sentence plainly says of somebody's sending, if it does.
    var statement: Statement? {
        guard let verb = words.firstIndex(where: { Self.verbs.contains($0) }), verb <= 5 else { return nil }
        let before = words[..<verb]
        guard !before.contains(where: { Self.doubts.contains($0) }), let actor = actor(before) else { return nil }
        let behind = words[(verb + 1)...].prefix(9)
        guard let flags = flags(behind) else { return nil }
        return Statement(actor: actor.name, isClient: actor.isClient, isPoint: actor.isPoint, flags: flags)
    }

    /// Who does it: the only party that is named before the verb.
    private func actor(_ before: ArraySlice<String>) -> (name: String, isClient: Bool, isPoint: Bool)? {
        var found: [(String, Bool, Bool)] = []
        for (index, word) in zip(before.indices, before) {
            switch word {
            case "client", "initiator": found.append(("the client", true, false))
            case "server", "responder": found.append(("the server", false, false))
            case "point", "host", "side", "computer", "machine", "node", "endpoint":
                guard index + 1 < before.endIndex else { continue }
                if words[index + 1] == "a" { found.append((capital(word) + " A", true, true)) }
                if words[index + 1] == "b" { found.append((capital(word) + " B", false, true)) }
            default: continue
            }
        }
        return found.count == 1 ? found[0] : nil
    }

    private func capital(_ word: String) -> String { Cast.sentenceStart(word) }

    /// The flags that are named first behind the verb.
    private func flags(_ behind: ArraySlice<String>) -> TCPFlags? {
        for (index, word) in zip(behind.indices, behind) {
            let next = index + 1 < behind.endIndex ? words[index + 1] : ""
            switch word {
            case "syn/ack", "synack", "ack/syn": return [.syn, .ack]
            case "syn", "syn/": return next == "ack" || next == "and" ? [.syn, .ack] : .syn
            case "ack": return next == "syn" ? [.syn, .ack] : .ack
            case "acknowledgement", "acknowledgment": return .ack
            case "rst", "reset": return .rst
            case "fin": return .fin
            case "and", "then", "which", "that", "for", "because": return nil
            default: continue
            }
        }
        return nil
    }
}
