import Synchronization
import TraceReport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How far long work has come: one line on standard error, where that is a terminal. It shows itself after a second, and
/// takes itself away.
final class Progress: Sendable {
    private struct State {
        var isShown = false
        var isDone = false
        var drawn: ContinuousClock.Instant
    }

    private static let patience = Duration.seconds(1)
    private static let pace = Duration.milliseconds(200)
    private static let width = 60

    private let name: String
    private let size: Int
    private let begun: ContinuousClock.Instant
    private let state: Mutex<State>

    /// - Parameter size: bytes of the whole input.
    /// - Returns: `nil` where nobody would see it, or the work is short.
    init?(_ path: String, of size: Int) {
        guard size > TraceInput.block, isatty(STDERR_FILENO) != 0 else { return nil }
        name = path == "-" ? "standard input" : path
        self.size = size
        begun = .now
        state = Mutex(State(drawn: .now))
    }

    deinit { finish() }

    /// So much of the input has been read.
    func reached(_ offset: Int) {
        let now = ContinuousClock.now
        guard now - begun > Self.patience else { return }
        let isDue = state.withLock { state in
            guard !state.isDone, !state.isShown || now - state.drawn > Self.pace else { return false }
            state.isShown = true
            state.drawn = now
            return true
        }
        guard isDue else { return }
        let share = min(100, offset &* 100 / size)
        draw("wiretext: \(TerminalText.cleaned(Array(name.utf8.suffix(Self.width - 20)))): \(share) %")
    }

    /// Takes the line away.
    func finish() {
        let wasShown = state.withLock { state in
            defer { (state.isShown, state.isDone) = (false, true) }
            return state.isShown
        }
        if wasShown { draw("") }
    }

    /// Writes over the line that stands there, and leaves the cursor at its beginning.
    private func draw(_ text: String) {
        let padding = String(repeating: " ", count: max(0, Self.width - text.unicodeScalars.count))
        Terminal.tell(Array("\r\(text)\(padding)\r".utf8))
    }
}
