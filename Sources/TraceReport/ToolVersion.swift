/// The version that `--version` and reports name.
public enum ToolVersion {
    public static let text = "0.1.0"
}
