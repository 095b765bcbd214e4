namespace DslNets;

/// <summary>The number types of an IDX file, with the codes of the format.</summary>
public enum IdxElement
{
    /// <summary>Not a type of the format.</summary>
    None = 0,

    /// <summary>One byte, 0 to 255.</summary>
    UnsignedByte = 0x08,

    /// <summary>One byte, -128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>A signed integer of two bytes.</summary>
    Short = 0x0B,

    /// <summary>A signed integer of four bytes.</summary>
    Int = 0x0C,

    /// <summary>Four bytes.</summary>
    Float = 0x0D,

    /// <summary>Eight bytes.</summary>
    Double = 0x0E,
}
