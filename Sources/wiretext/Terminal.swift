import TraceReport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How a command ends (see `wiretext --help`).
enum ExitStatus: Int32, Error {
    case fine = 0
    /// The command's own kind of no: findings, differences.
    case no = 1
    /// It could not do its work.
    case trouble = 2
}

/// Standard output and standard error.
enum Terminal {
    enum Colour: String, CaseIterable {
        case auto, always, never
    }

    /// Whether standard output, or standard error, may carry colours.
    static func isColoured(_ choice: Colour, onErrors: Bool = false) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: unsafe getenv("NO_COLOR") == nil && isatty(onErrors ? STDERR_FILENO : STDOUT_FILENO) != 0
        }
    }

    static func print(_ bytes: [UInt8]) {
        do throws(SystemFailure) {
            try FileDescriptor(STDOUT_FILENO).write(bytes)
        } catch {
            // A reader that has seen enough is no trouble of ours.
            if error.code != EPIPE { complain("cannot write to standard output: \(error.text)") }
            leave(.trouble)
        }
    }

    /// Writes to standard error what a form has drawn.
    static func tell(_ bytes: [UInt8]) {
        try? FileDescriptor(STDERR_FILENO).write(bytes)
    }

    static func complain(_ message: String, prefixed: Bool = true) {
        let text = TerminalText.cleaned(Array((prefixed ? "wiretext: " + message : message).utf8), keepingLines: true)
        try? FileDescriptor(STDERR_FILENO).write(Array((text + "\n").utf8))
    }

    /// How many columns standard output has: the terminal's, or what `COLUMNS` says, or 100.
    static var columns: Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        if let text = unsafe getenv("COLUMNS"), let columns = unsafe Int(String(cString: text)), columns > 0 {
            return columns
        }
        return 100
    }

    static func leave(_ status: ExitStatus) -> Never {
        exit(status.rawValue)
    }
}
