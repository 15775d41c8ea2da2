extension FieldTable {
    /// The frame as it was captured.
    static let frame: [FieldRow] = [
        FieldRow(.frameNumber, "frame.number", .frame, .number, ["Frame Number:"]),
        FieldRow(.frameLength, "frame.len", .frame, .bytesAndBits, ["Frame Length:"]),
        FieldRow(.captureLength, "frame.cap_len", .frame, .bytesAndBits, ["Capture Length:"]),
        FieldRow(.epochTime, "frame.time_epoch", .frame, .seconds, ["Epoch Time:", "Epoch Arrival Time:"]),
        FieldRow(.arrivalTime, "frame.time", .frame, .calendar, ["Arrival Time:", "UTC Arrival Time:"]),
        FieldRow(.timeDelta, "frame.time_delta", .frame, .seconds, ["Time delta from previous captured frame:"]),
        FieldRow(
            .timeDisplayed, "frame.time_delta_displayed", .frame, .seconds,
            ["Time delta from previous displayed frame:"]),
        FieldRow(.timeRelative, "frame.time_relative", .frame, .seconds, ["Time since reference or first frame:"]),
    ]
}
