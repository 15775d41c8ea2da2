/// Who or what makes a difference.
public enum Suggestion: UInt8, Hashable, Sendable {
    /// One of the two hosts chose it.
    case endpoint
    /// Something between the hosts rewrote it.
    case path
    /// It varies by itself.
    case noise

    public var name: StaticString {
        switch self {
        case .endpoint: "endpoint"
        case .path: "path"
        case .noise: "noise"
        }
    }
}

/// What a difference suggests: the likeliest reading first, then the others.
public struct Meaning: Hashable, Sendable {
    public struct Reading: Hashable, Sendable {
        public var suggests: Suggestion
        public var text: String

        public init(_ suggests: Suggestion, _ text: String) {
            self.suggests = suggests
            self.text = text
        }
    }

    /// The likeliest reading.
    public var suggests = Suggestion.endpoint
    /// The same in a few words.
    public var brief = ""
    /// The same in a sentence.
    public var explanation = ""
    /// Other readings, the likelier first.
    public var alternatives: [Reading] = []
    /// What the difference costs, where it costs something.
    public var cost: String?

    /// Whether it follows from another difference.
    public var isConsequence = false

    public init() {}

    /// What follows from a difference of the SYN.
    static func following(_ suggests: Suggestion, _ explanation: String, or alternatives: [Reading] = []) -> Meaning {
        var meaning = Meaning(suggests, "follows from the SYN", explanation, or: alternatives)
        meaning.isConsequence = true
        return meaning
    }

    public init(
        _ suggests: Suggestion, _ brief: String, _ explanation: String, or alternatives: [Reading] = [],
        cost: String? = nil
    ) {
        self.suggests = suggests
        self.brief = brief
        self.explanation = explanation
        self.alternatives = alternatives
        self.cost = cost
    }
}
